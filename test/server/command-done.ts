import {once} from 'node:events';
import {connect} from 'node:net';
import test from 'ava';
import type {Protocol} from '../../source/protocols/protocol.ts';
import {startServer} from '../helpers/chat-server.ts';

/** Registers at once; then writes what each command made of itself, and `done` behind it. */
const lineProtocol: Protocol = {
	name: 'assigned',
	resumable: false,
	createSession(context) {
		const done = (): void => context.send('done\n');
		let isRegistered = false;
		return {
			format: 'lines',
			push() {
				if (!isRegistered) {
					isRegistered = true;
					context.command(
						{type: 'register', name: 'mina', protocol: 'assigned', address: '', port: 0, rooms: ['#lobby']},
						done,
					);
					return;
				}

				context.command({type: 'say', room: '#lobby', text: 'hi'}, done);
				context.command({type: 'say', room: '#none', text: 'hi'}, done);
				context.command({type: 'who', room: '#lobby'}, done);
			},
			render: event => `${event.type}\n`,
			end: () => undefined,
		};
	},
};

test('a command is done once all that comes of it has been told', async t => {
	const {port} = await startServer(t, {protocol: lineProtocol});
	const socket = connect(port, '127.0.0.1');
	t.teardown(() => socket.destroy());
	let text = '';
	const until = async (end: string): Promise<void> => {
		while (!text.endsWith(end)) {
			const [chunk] = (await once(socket, 'data')) as [Buffer];
			text += chunk.toString();
		}
	};

	socket.write('hello');
	await until('welcome\ndone\n');
	text = '';
	socket.write('go');
	// What needs no commit is done first.
	await until('rejected\ndone\nmembers\ndone\nack\ndone\n');
	t.pass();
});
