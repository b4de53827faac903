import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test, {type ExecutionContext} from 'ava';
import {limits} from '../../source/limits.ts';
import {connectIrc} from '../helpers/irc-client.ts';
import {makeHome, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw, type RawClient} from '../helpers/raw-client.ts';

type Frame = Readonly<Record<string, unknown>>;

const connect = async (t: ExecutionContext, port: string): Promise<RawClient> => {
	const client = await connectRaw(Number(port));
	t.teardown(() => client.end());
	return client;
};

/** Synchronous: what another test has on its way meanwhile would wait too, and be taken for silent. So these tests run one after the other. */
const withFile = <Value>(
	directory: string,
	work: (database: DatabaseSync) => Value,
	readOnly = false,
): Value => {
	const database = new DatabaseSync(path.join(directory, 'chat.db'), {readOnly});
	try {
		return work(database);
	} finally {
		database.close();
	}
};

/** Wait for a whole snapshot in the file that the server writes to meanwhile. Resolves with its number. */
const untilSnapshot = async (directory: string): Promise<number> => {
	for (;;) {
		const row = withFile(directory, file =>
			file.prepare('SELECT seq FROM snapshots WHERE is_last = 1').get(),
		);
		if (row) {
			return Number(row.seq);
		}

		await new Promise(resolve => setTimeout(resolve, 20));
	}
};

/** Say something, and wait until it is kept. */
const say = async (client: RawClient, frame: Frame): Promise<Frame> => {
	client.send(frame);
	return client.next('ack');
};

const textsOf = (page: Frame): readonly unknown[] => (page.entries as readonly Frame[]).map(({text}) => text);

const history = async (client: RawClient, room: string): Promise<readonly unknown[]> => {
	client.send({type: 'history', room, limit: 200});
	let page = await client.next('history');
	// What one is shown on coming in is a page, too.
	while (page.room !== room || page.backlog === true) {
		page = await client.next('history');
	}

	return textsOf(page);
};

const token = 'm'.repeat(32);
const whisper = {type: 'whisper', to: 'ida', text: 'quietly', number: 1};
const kept = {type: 'say', room: '#tea', text: 'before the snapshot', number: 2};
const late = {type: 'say', room: '#tea', text: 'after the snapshot', number: 3};

/** A room with a topic, an operator, a ban; a snapshot of it all; then more, and a kill. */
const liveAndDie = async (t: ExecutionContext, data: string, env: Record<string, string>) => {
	const server = await serveHeadlessly(t, ['--data', data, '--rate', '0'], env);
	const ida = await connectIrc(Number(server.port));
	t.teardown(() => ida.socket.destroy());
	await ida.register('ida');
	await ida.ask('JOIN #tea');
	const mina = await connect(t, server.port);
	const {epoch} = await mina.enter('mina', {token});
	mina.send({type: 'join', room: '#tea'});
	await mina.next('entered');
	await ida.ask('MODE #tea +bo eve!*@* mina', 'TOPIC #tea :green or black');
	const acks = [await say(mina, whisper), await say(mina, kept)];
	const bot = await connect(t, server.port);
	await bot.enter('bot');
	for (let number = 1; number <= limits.snapshotEntries; number++) {
		bot.send({type: 'say', room: '#lobby', text: `line ${number}`, number});
	}

	const covered = await untilSnapshot(data);
	t.true(covered > limits.snapshotEntries / 2);
	while ((await bot.next('ack')).number !== limits.snapshotEntries) {}
	acks.push(await say(mina, late));
	server.child.kill('SIGKILL');
	await server.exit;
	return {epoch, acks, covered};
};

const asBefore = async (
	t: ExecutionContext,
	port: string,
	{epoch, acks}: Awaited<ReturnType<typeof liveAndDie>>,
) => {
	const mina = await connect(t, port);
	t.like(await mina.enter(undefined, {token}), {you: {name: 'mina'}, resumed: true, number: 3, epoch});
	t.like(await mina.next('entered'), {room: '#tea', topic: 'green or black', members: [{name: 'mina'}]});
	// All that she is not sure of, once more.
	for (const [index, frame] of [whisper, kept, late].entries()) {
		const {seq, time} = acks[index] ?? {};
		t.like(await say(mina, frame), {number: frame.number, seq, time});
	}

	t.deepEqual(await history(mina, '#tea'), ['before the snapshot', 'after the snapshot']);
	t.deepEqual(await history(mina, '@'), ['quietly']);
	const eve = await connectIrc(Number(port));
	t.teardown(() => eve.socket.destroy());
	await eve.register('eve');
	t.regex(await eve.text('JOIN #tea'), / 474 eve #tea /);
	t.regex(await eve.text('NAMES #tea'), / 353 eve . #tea :@mina/);
	t.regex(await eve.text('WHOWAS ida'), / 314 eve ida /);
	t.like(await say(mina, {type: 'say', room: '#tea', text: 'and on', number: 4}), {number: 4});
	t.deepEqual(await history(mina, '#tea'), ['before the snapshot', 'after the snapshot', 'and on']);
};

test.serial(
	'after kill -9 all is as before, from the snapshot: what it covers is not read again',
	async t => {
		const env = await makeHome(t);
		const data = path.join(env.HOME ?? '', 'room');
		const before = await liveAndDie(t, data, env);
		// Whoever read these would have another topic and no ban.
		const changed = withFile(
			data,
			file =>
				file
					.prepare(
						`UPDATE entries SET body = replace(replace(body, 'green or black', 'replayed'), 'eve!*@*', 'nobody!*@*')
					WHERE type IN ('topic', 'mode') AND seq <= ?`,
					)
					.run(before.covered).changes,
		);
		t.is(changed, 2);
		const server = await serveHeadlessly(t, ['--data', data, '--rate', '0'], env);
		await asBefore(t, server.port, before);
	},
);

test.serial('after kill -9 all is as before, without a snapshot', async t => {
	const env = await makeHome(t);
	const data = path.join(env.HOME ?? '', 'room');
	const before = await liveAndDie(t, data, env);
	withFile(data, file => file.exec('DELETE FROM snapshots'));
	const server = await serveHeadlessly(t, ['--data', data, '--rate', '0'], env);
	await asBefore(t, server.port, before);
});

test.serial('after a clean stop nothing at all is read again', async t => {
	const env = await makeHome(t);
	const data = path.join(env.HOME ?? '', 'room');
	const first = await serveHeadlessly(t, ['--data', data], env);
	const mina = await connect(t, first.port);
	await mina.enter('mina', {token});
	await say(mina, {type: 'say', room: '#lobby', text: 'hello', number: 1});
	mina.send({type: 'topic', room: '#lobby', topic: 'all of us'});
	await mina.next('topic');
	first.child.kill('SIGTERM');
	t.is((await first.exit).code, 0);
	withFile(data, file => file.exec("UPDATE entries SET body = replace(body, 'all of us', 'replayed')"));
	const second = await serveHeadlessly(t, ['--data', data], env);
	const back = await connect(t, second.port);
	t.like(await back.enter(undefined, {token}), {resumed: true, topic: 'all of us', number: 1});
	t.deepEqual(await history(back, '#lobby'), ['hello']);
});

test.serial(
	'--keep-messages and --keep: what is beyond them is gone, and nothing is said twice for it',
	async t => {
		const env = await makeHome(t);
		const data = path.join(env.HOME ?? '', 'room');
		const first = await serveHeadlessly(t, ['--data', data, '--rate', '0'], env);
		const mina = await connect(t, first.port);
		await mina.enter('mina', {token});
		for (let number = 1; number <= 30; number++) {
			await say(mina, {type: 'say', room: '#lobby', text: `line ${number}`, number});
		}

		first.child.kill('SIGKILL');
		await first.exit;
		const bounds = ['--data', data, '--rate', '0', '--keep-messages', '5', '--keep', '30m'];
		const second = await serveHeadlessly(t, bounds, env);
		await second.until(/"event":"pruned","messages":25,/);
		const back = await connect(t, second.port);
		await back.enter(undefined, {token});
		t.deepEqual(
			await history(back, '#lobby'),
			[26, 27, 28, 29, 30].map(number => `line ${number}`),
		);
		// The end of history is the end of history.
		back.send({type: 'history', room: '#lobby', before: 28, limit: 200});
		const page = await back.next('history');
		t.is(page.more, false);
		await say(back, {type: 'say', room: '#lobby', text: 'line 3', number: 3});
		t.is((await history(back, '#lobby')).length, 5);
		second.child.kill('SIGKILL');
		await second.exit;
		// An hour later.
		withFile(data, file => file.exec('UPDATE entries SET time = time - 3600000'));
		const third = await serveHeadlessly(t, bounds, env);
		await third.until(/"event":"pruned","messages":5,/);
		const again = await connect(t, third.port);
		t.like(await again.enter(undefined, {token}), {resumed: true, number: 30});
		t.deepEqual(await history(again, '#lobby'), []);
		t.like(await say(again, {type: 'say', room: '#lobby', text: 'line 31', number: 31}), {number: 31});
	},
);

test.serial('a wrong duration is refused in words, and --memory takes a bound, too', async t => {
	const run = runPiped(t, ['serve', '127.0.0.1', '0', '--keep', '90']);
	t.is((await run.exit).code, 2);
	t.is(
		run.stderr(),
		'--keep takes how long messages are kept: a number of days (d), hours (h) or minutes (m).\nFor example: --keep 90d\n',
	);
	const server = await serveHeadlessly(t, ['--memory', '--keep-messages', '5']);
	t.truthy(server.port);
});
