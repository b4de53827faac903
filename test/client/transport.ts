import {createServer} from 'node:net';
import test from 'ava';
import {connectTcp, type TransportFailure} from '../../source/client/transport.ts';

test('bytes go both ways, and an end is written out first', async t => {
	const server = createServer(socket => {
		socket.pipe(socket);
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	t.teardown(() => server.close());
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const events: string[] = [];
	const failure = await new Promise<TransportFailure | undefined>(resolve => {
		const transport = connectTcp(
			{host: '127.0.0.1', port},
			{
				opened() {
					events.push('opened');
					transport.write('안녕');
					transport.end();
				},
				data(chunk) {
					events.push(Buffer.from(chunk).toString());
				},
				closed: resolve,
			},
		);
	});
	t.is(failure, undefined);
	t.deepEqual(events, ['opened', '안녕']);
});

test('a failure comes with its code', async t => {
	const server = createServer();
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	await new Promise(resolve => {
		server.close(resolve);
	});
	const failure = await new Promise<TransportFailure | undefined>(resolve => {
		connectTcp({host: '127.0.0.1', port}, {opened: () => t.fail(), data: () => t.fail(), closed: resolve});
	});
	t.is(failure?.code, 'ECONNREFUSED');
});
