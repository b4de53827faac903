import {createServer} from 'node:net';
import test from 'ava';
import {listen} from '../../source/server/listen.ts';

test('what goes wrong once it listens is told, and does not end the process', async t => {
	const server = createServer();
	const errors: Error[] = [];
	await listen(server, '127.0.0.1', 0, error => errors.push(error));
	t.teardown(() => server.close());
	const error = new Error('accept EMFILE');
	server.emit('error', error);
	t.deepEqual(errors, [error]);
});
