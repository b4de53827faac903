import path from 'node:path';
import test from 'ava';
import {makeHome, runInTerminal, runPiped, serveHeadlessly} from '../helpers/program.ts';
import {connectRaw} from '../helpers/raw-client.ts';

const count = 2000;
const buried = 137;

const textOf = (number: number): string =>
	number === buried ? `line ${number}. 내일 점심은 국수입니다` : `line ${number}.`;

/** Say numbered lines, and wait until the server has kept them all. */
const sayAll = async (port: string): Promise<void> => {
	const client = await connectRaw(Number(port));
	await client.enter('mina');
	for (let number = 1; number <= count; number++) {
		client.send({type: 'say', room: '#lobby', text: textOf(number), number});
	}

	let acknowledged = await client.next('ack');
	while (acknowledged.number !== count) {
		acknowledged = await client.next('ack');
	}

	client.send({type: 'bye'});
	await client.closed;
};

const numbersIn = (screen: readonly string[]): readonly number[] =>
	[...screen.join('\n').matchAll(/line (\d+)\./g)].map(([, number]) => Number(number));

const pageUp = '\u001B[5~';
const f3 = '\u001BOR';

test('of 2,000 messages one scrolls back to the very first, and the view never jumps; an old one is found', async t => {
	const env = await makeHome(t);
	const data = path.join(env.HOME ?? '', 'room');
	const server = await serveHeadlessly(t, ['--data', data, '--rate', '0'], env);
	await sayAll(server.port);
	const join = ['join', '127.0.0.1', server.port, '--name'];
	const jun = runInTerminal(t, [...join, 'jun'], {cols: 80, rows: 24, env});
	await jun.waitFor(`line ${count}.`);
	let shown = numbersIn(jun.screen());
	for (let pages = 0; shown[0] !== 1; pages++) {
		t.true(pages < 200);
		const [first = 0] = shown;
		jun.write(pageUp);
		// A frame may be seen half drawn, and a page that is on its way is one more change to wait for.
		await jun.waitFor(screen => {
			const numbers = numbersIn(screen);
			const isWhole = numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
			return isWhole && (numbers[0] ?? first) < first && !screen.join('').includes('earlier messages');
		});
		shown = numbersIn(jun.screen());
		// A page up overlaps by a row, or by more where the oldest was reached before the next page came.
		t.true((shown.at(-1) ?? 0) >= first, `${first}: ${shown}`);
	}

	t.true(jun.screen().join('\n').includes('the beginning of #lobby'));
	jun.write(f3);
	await jun.waitFor('› /find');
	jun.write('점심\r');
	await jun.waitFor(/find: 점심 · 1 of 1/);
	await jun.waitFor('내일 점심은');
	const row = jun.screen().findIndex(text => text.includes('점심은'));
	const cells = jun.cells()[row]?.filter(({text}) => text === '점' || text === '심') ?? [];
	t.is(cells.length, 2);
	t.true(cells.every(({inverse}) => inverse));
	jun.write('\u001B');
	await jun.waitFor(screen => numbersIn(screen)[0] === 1 && !screen.join('').includes('find:'));
	jun.write('\u0003');
	t.is((await jun.exit).code, 0);
	const piped = runPiped(t, [...join, 'ci', '--plain'], env);
	piped.child.stdin.end('/find 점심\n');
	t.is((await piped.exit).code, 0);
	t.regex(piped.stdout(), /^\d{4}-\d\d-\d\d \d\d:\d\d #lobby mina: line 137\. 내일 점심은 국수입니다$/m);
});
