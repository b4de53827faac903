/**
The least that a chat server in Node.js can be, as a limit to hold ours against: `node bare-node.ts PORT`. One room, IRC enough for the load generator; what is
said in a turn of the event loop is one Buffer, written once to everyone but those who said some of it. It keeps nothing, checks nothing and knows no slow readers.
*/
import {createServer, type Socket} from 'node:net';
import process from 'node:process';

type Line = {readonly from: Socket; readonly text: string};

const members = new Set<Socket>();
let said: Line[] = [];

const bytesOf = (lines: readonly Line[]): Buffer =>
	Buffer.from(lines.map(({text}) => text).join(''), 'latin1');

const flush = (): void => {
	const lines = said;
	said = [];
	const everything = bytesOf(lines);
	const speakers = new Set(lines.map(({from}) => from));
	for (const member of members) {
		const bytes = speakers.has(member) ? bytesOf(lines.filter(({from}) => from !== member)) : everything;
		if (bytes.length > 0) {
			member.write(bytes);
		}
	}
};

const say = (line: Line): void => {
	if (said.length === 0) {
		setImmediate(flush);
	}

	said.push(line);
};

createServer({noDelay: true}, socket => {
	let rest = '';
	let nick = '*';
	socket.on('error', () => socket.destroy());
	socket.on('close', () => members.delete(socket));
	socket.setEncoding('latin1').on('data', (data: string) => {
		const lines = (rest + data).split('\r\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			const [command, target = ''] = line.split(' ', 2);
			switch (command) {
				case 'NICK': {
					nick = target;
					break;
				}

				case 'USER': {
					socket.write(`:bare 001 ${nick} :Welcome\r\n`);
					break;
				}

				case 'JOIN': {
					members.add(socket);
					socket.write(
						`:${nick}!~u@127.0.0.1 JOIN ${target}\r\n:bare 366 ${nick} ${target} :End of names\r\n`,
					);
					break;
				}

				case 'PRIVMSG': {
					say({from: socket, text: `:${nick}!~u@127.0.0.1 ${line}\r\n`});
					break;
				}

				default:
			}
		}
	});
}).listen({port: Number(process.argv[2]), host: '127.0.0.1', backlog: 1024});
