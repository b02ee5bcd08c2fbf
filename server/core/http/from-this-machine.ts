// Whether a request was made on this very machine and by nobody else's order: no balancer brought it from elsewhere.
import type { FastifyRequest } from 'fastify';

/** What balancers add to a request that they bring; `x-forwarded-*` beside them. */
const carried = new Set(['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip']);

/** The peer itself, not what headers claim about it. A name other than this machine's own betrays a balancer or a foreign page. */
export function fromThisMachine(request: FastifyRequest): boolean {
  const { headers, socket } = request.raw;
  if (!isLoopback(socket.remoteAddress ?? '')) return false;
  if (Object.keys(headers).some((name) => carried.has(name) || name.startsWith('x-forwarded-'))) return false;
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return host === 'localhost' || isLoopback(host.replace(/^\[(.*)\]$/, '$1'));
}

const isLoopback = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address);
