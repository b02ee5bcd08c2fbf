// Preloaded into the server by its launcher: when the launcher is killed outright and cannot pass a signal on,
// the server leaves as it would on SIGTERM, instead of holding port and data folder for nobody.
process.once('disconnect', () => process.emit('SIGTERM', 'SIGTERM'));
