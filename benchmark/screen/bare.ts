/**
The reference: a chat's screen with nothing in between. Frames of the native protocol are parsed as JSON, lines are cut at so many characters, and
what differs from the frame before is written, a line at a time, at most every 33 ms; keys at once. No Ink, no React, no layout, no Unicode, no history
beyond the same number of lines, nothing made safe. Run by `screen.ts`, in its pseudo-terminal: `node bare.ts PORT`.
*/
import {connect} from 'node:net';
import process from 'node:process';

type Line = {readonly time: number; readonly name: string; readonly color: number; readonly text: string};

const [columns, rows] = [process.stdout.columns, process.stdout.rows];
const linesMax = 20_000;
const everyMs = 33;
const textWidth = columns - 40;
const lines: Line[] = [];
let typed = '';
let shown: string[] = [];
let online = 0;
let drawnAt = 0;
let timer: NodeJS.Timeout | undefined;

const clock = (time: number): string => new Date(time).toISOString().slice(11, 16);

const pane = (height: number): string[] => {
	const result: string[] = [];
	for (let index = lines.length - 1; index >= 0 && result.length < height; index--) {
		const {time, name, color, text} = lines[index] as Line;
		const parts: string[] = [];
		for (let at = 0; at < text.length || at === 0; at += textWidth) {
			const before =
				at === 0
					? `\u001B[2m${clock(time)}\u001B[22m \u001B[3${1 + (color % 6)}m${name.padStart(14)}\u001B[39m │ `
					: `${' '.repeat(20)} │ `;
			parts.push(before + text.slice(at, at + textWidth));
		}

		result.unshift(...parts);
	}

	return result.slice(-height);
};

const draw = (): void => {
	timer = undefined;
	drawnAt = performance.now();
	const height = rows - 4;
	const body = pane(height);
	const next = [
		` \u001B[1m#lobby\u001B[22m${' '.repeat(60)}● ${online} online`,
		'─'.repeat(columns),
		...Array.from({length: height - body.length}, () => ''),
		...body,
		'─'.repeat(columns),
		`› ${typed}`,
	];
	let out = '';
	for (const [y, line] of next.entries()) {
		if (line !== shown[y]) {
			out += `\u001B[${y + 1};1H\u001B[2K${line}`;
		}
	}

	shown = next;
	process.stdout.write(`${out}\u001B[${rows};${3 + typed.length}H`);
};

const changed = (): void => {
	if (timer === undefined) {
		timer = setTimeout(draw, Math.max(0, everyMs - (performance.now() - drawnAt)));
	}
};

process.stdout.write('\u001B[?1049h\u001B[?7l');
process.stdin.setRawMode(true).on('data', (data: Buffer) => {
	for (const key of data.toString()) {
		typed = key === '\u0015' ? '' : key === '\u007F' ? typed.slice(0, -1) : typed + key;
	}

	draw();
});
const socket = connect({host: '127.0.0.1', port: Number(process.argv[2]), noDelay: true});
socket.write('{"type":"hello","version":1,"name":"bare"}\n');
let rest = '';
socket.setEncoding('utf8').on('data', (data: string) => {
	const parts = (rest + data).split('\n');
	rest = parts.pop() ?? '';
	for (const part of parts) {
		const frame = JSON.parse(part);
		if (frame.type === 'message') {
			lines.push({time: frame.time, name: frame.from.name, color: frame.from.color, text: frame.text});
			if (lines.length > linesMax) {
				lines.shift();
			}
		} else if (frame.type === 'ping') {
			socket.write(`{"type":"pong","time":${frame.time}}\n`);
		}

		online = frame.online ?? online;
	}

	changed();
});
process.once('SIGTERM', () => {
	process.stdout.write('\u001B[?7h\u001B[?1049l');
	process.exit(0);
});
