import { openOffice } from './office.ts';
const office = await openOffice();
const N = Number(process.argv[2] ?? 1000000);
console.time('fill');
await office.server.services.pools.write.query('set statement_timeout = 0');
const { default: pg } = await import('pg');
const owner = new pg.Client({ connectionString: office.server.ownerUrl });
await owner.connect();
await owner.query('set statement_timeout=0');
const vocab = ['договор','поставка','оплата','счет','запрос','ответ','жалоба','отпуск','ремонт','проверка','акт','претензия','согласование','совещание','отчет'];
await owner.query(`
  create temp table fresh as select gen_random_uuid() as id, n, ('2016-01-01'::date + n / 300) as day, (n % 40) as dept,
   'О ' || (array['${vocab.join("','")}'])[1 + (n::bigint * 7919) % 15] || ' номер ' || (n % 5000) || ' по объекту х' || (n % 777) || case when n % 1000 = 3 then ' редкость' else '' end || case when n < 300000 then ' архивное' else '' end as title from generate_series(1, ${N}) n`);
await owner.query(`insert into record (id, kind, number, ordinal, title, counterpart, state, state_group, registered_on, registration_order, created_by, created_at, changed_at)
  select id, 'incoming_letter', 'ВХ-' || extract(year from day) || '/' || lpad(n::text, 7, '0'), n, title, 'ООО Весна ' || (n % 3000), 'registered', 'new', day, (day - '1970-01-01'::date) ::bigint * 10000000000 + n, '${office.ids.clerk}', now(), now() from fresh`);
await owner.query(`insert into search_row (record_id, kind, registration_order, clearance, number_key, words)
  select id, 'incoming_letter', (day - '1970-01-01'::date) ::bigint * 10000000000 + n, 'none', 'вх' || extract(year from day) || lpad(n::text, 7, '0'),
  to_tsvector('pg_catalog.russian', lower(title || ' ооо весна ' || (n % 3000))) || to_tsvector('simple', lower(title || ' ооо весна ' || (n % 3000))) from fresh`);
const groups: string[] = [];
for (let i = 0; i < 40; i++) groups.push(i === 0 ? office.ids.chancery : i === 1 ? office.ids.legal : (await office.owner.call('POST', '/api/admin/groups', { name: 'G' + i, kind: 'team' })).json().id);
await owner.query(`insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
  select id, ($1::uuid[])[1 + dept], 'home', 'incoming_letter', 'registered', 'none', (day - '1970-01-01'::date) ::bigint * 10000000000 + n from fresh`, [groups]);
await owner.query('vacuum analyze record'); await owner.query('vacuum analyze search_row'); await owner.query('vacuum analyze participant');
console.timeEnd('fill');
const many = await office.person('many', ['editor'], groups);
const none = await office.person('none', ['editor']);
const fs = await import('node:fs');
fs.writeFileSync('/tmp/qs/office.json', JSON.stringify({ ownerUrl: office.server.ownerUrl, appUrl: office.server.appUrl, ids: office.ids, many: many.id, none: none.id, groups }));
process.exit(0);
