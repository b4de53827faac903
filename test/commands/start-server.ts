import {readdirSync, statSync} from 'node:fs';
import {open} from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {parseServeOptions} from '../../source/commands/serve-options.ts';
import {createServerFor} from '../../source/commands/start-server.ts';
import {openSqliteJournal} from '../../source/history/sqlite/journal.ts';
import type {LogEvent} from '../../source/messages.ts';
import {Problem} from '../../source/problem.ts';
import {createDashboard} from '../../source/ui/dashboard/dashboard.ts';
import {temporaryDirectory} from '../helpers/directories.ts';
import {said} from '../helpers/drafts.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';

const page = 4096;

const start = async (t: ExecutionContext, directory: string) => {
	const options = parseServeOptions(['127.0.0.1', '0'], {data: directory, headless: true}, {}, false);
	const warnings: string[] = [];
	const server = await createServerFor(options, '1.0.0', text => warnings.push(text));
	t.teardown(() => server.stop('shutdown', 'The test is over.'));
	return {server, warnings};
};

/** A history whose damage shows only once all of it is read. */
const makeDamaged = async (directory: string): Promise<void> => {
	const journal = await openSqliteJournal({directory});
	await journal.append(Array.from({length: 2000}, (_, index) => said(`${index}`.padEnd(200))));
	await journal.close();
	const file = path.join(directory, 'chat.db');
	const handle = await open(file, 'r+');
	const middle = Math.floor(statSync(file).size / 2 / page) * page;
	await handle.write(Buffer.alloc(page, 0xff), 0, page, middle);
	await handle.close();
};

test('a history that proves damaged while the hub is rebuilt from it is moved aside, and the server starts without a past', async t => {
	const directory = await temporaryDirectory(t);
	await makeDamaged(directory);
	const {server, warnings} = await start(t, directory);
	const [moved = ''] = readdirSync(directory).filter(name => name.startsWith('chat.db.damaged-'));
	t.is(warnings.length, 1);
	t.true(warnings[0]?.includes(directory));
	t.true(warnings[0]?.includes(moved));
	const log: LogEvent[] = [];
	server.operator.onEvent(event => log.push(event));
	await server.listen('127.0.0.1', 0);
	t.like(log[0], {event: 'error', code: 'history', text: warnings[0]});
	t.is(log.filter(({event}) => event === 'error').length, 1);
	t.like(log.at(-1), {event: 'listening'});
	t.is(server.operator.stats().problem, undefined);
	const second = await t.throwsAsync(start(t, directory), {instanceOf: Problem, code: 'journal-locked'});
	t.true(second?.message.includes(directory));
});

test('the dashboard, which begins to listen only once the port is open, shows it too', async t => {
	const directory = await temporaryDirectory(t);
	await makeDamaged(directory);
	const {server, warnings} = await start(t, directory);
	const listening = await server.listen('127.0.0.1', 0);
	const clock = createFakeClock();
	const dashboard = createDashboard({
		operator: server.operator,
		listening,
		now: clock.now,
		schedule: clock.schedule,
		onQuit: () => undefined,
	});
	t.teardown(dashboard.start());
	const {log} = dashboard.getState();
	t.true(
		Array.from({length: log.end()}, (_, index) => log.at(index)).some(
			event => event?.event === 'error' && event.text === warnings[0],
		),
	);
});

test('a sound history is left alone, and nothing is said of it', async t => {
	const directory = await temporaryDirectory(t);
	const journal = await openSqliteJournal({directory});
	await journal.append([said('a')]);
	await journal.close();
	const {warnings} = await start(t, directory);
	t.deepEqual(warnings, []);
	t.false(readdirSync(directory).some(name => name.includes('damaged')));
});
