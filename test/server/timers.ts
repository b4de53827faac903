import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import test from 'ava';
import {createTimers} from '../../source/server/timers.ts';

test('after a stall, what has arrived is read before a timer that is due calls back', async t => {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const client = connect(port, '127.0.0.1');
	const [[socket]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as [
		[Socket],
		unknown,
	];
	const order: string[] = [];
	const timers = createTimers();
	const fired = new Promise<void>(resolve => {
		timers.schedule(20, () => {
			order.push('timer');
			resolve();
		});
	});
	socket.on('data', () => order.push('data'));
	await new Promise<void>(resolve => {
		client.write('hello', () => resolve());
	});
	// The process hangs until the timer is long due.
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
	await fired;
	t.deepEqual(order, ['data', 'timer']);
	client.destroy();
	socket.destroy();
	server.close();
});

test('a timer that is cancelled, or whose connection is gone, does not call back', async t => {
	const timers = createTimers();
	const called: string[] = [];
	timers.schedule(1, () => called.push('cancelled'))();
	timers.schedule(1, () => called.push('cleared'));
	timers.clear();
	await new Promise<void>(resolve => {
		createTimers().schedule(5, resolve);
	});
	t.deepEqual(called, []);
});
