import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {makeHome, runInTerminal, serveHeadlessly} from '../helpers/program.ts';
import {screens} from '../helpers/screens.ts';

/** What was written as a part of a link (OSC 8), a stretch at a time: each place that the cursor goes to begins another. */
const linkedTexts = (raw: string): ReadonlyArray<{readonly uri: string; readonly text: string}> => {
	const linked: Array<{uri: string; text: string}> = [];
	let uri = '';
	const tokens =
		/\u001B\]8;[^;]*;(?<uri>[^\u0007\u001B]*)(?:\u001B\\|\u0007)|\u001B(?:\[[^@-~]*[@-~]|\][^\u0007\u001B]*(?:\u001B\\|\u0007)|.)|(?<text>[^\u001B\r\n]+)/g;
	for (const {groups} of raw.matchAll(tokens)) {
		uri = groups?.uri ?? uri;
		if (uri !== '' && groups?.text !== undefined) {
			linked.push({uri, text: groups.text});
		}
	}

	return linked;
};

for (const {cols, rows, lang, said, on} of screens) {
	test(`${on}: text as people write it`, async t => {
		const env = await makeHome(t);
		const server = await serveHeadlessly(t, ['--memory'], env);
		const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', 'mina', '--lang', lang], {
			cols,
			rows,
			env,
		});
		await mina.waitFor(said.chat.header.online(1));
		const address = `https://example.org/${'long/'.repeat(20)}end`;
		mina.write(`**점심**은 ~~국수~~ \`밥\` :rice:\r`);
		await mina.waitFor(/점심은 국수 밥 🍚/);
		const row = mina.cells().find(cells => cells.some(cell => cell.text === '점')) ?? [];
		t.true(row.find(cell => cell.text === '점')?.bold);
		t.false(row.find(cell => cell.text === '은')?.bold);
		mina.write(`${address}를 봐요\r`);
		await mina.waitFor(/┃.*end를 봐요/);
		// The address is whole on each of its rows, and closed at their ends.
		const linksOf = () => mina.raw().split('\u001B]8;').slice(1);
		// A frame may be read in pieces: in the end each that is opened is closed.
		await mina.waitFor(
			() => linksOf().filter(link => link.startsWith(';\u001B\\')).length === linksOf().length / 2,
		);
		const linked = linkedTexts(mina.raw());
		t.true(linked.length > 0);
		for (const {uri, text} of linked) {
			t.is(uri, address);
			t.true(address.includes(text), text);
		}

		// More than one row has it.
		t.true(linked.length >= (cols === 120 ? 2 : 3));
		mina.write('```ts\u001B\rlet a = 1;\u001B\r```\r');
		await mina.waitFor(/┃ ▎ let a = 1;/);
		await mina.waitFor(() => {
			const code = mina.cells().find(cells => cells.some(cell => cell.text === '▎')) ?? [];
			return code.find(cell => cell.text === 'l')?.bold === true;
		});
		t.true(mina.cells().every(cells => cells.reduce((sum, {width}) => sum + width, 0) === cols));
		t.is(mina.screen().length, rows);
		mina.write('/save ~/room.txt\r');
		await mina.waitFor(/room\.txt/);
		await mina.waitFor(said.chat.placeholder('#lobby'));
		const file = path.join(env.HOME ?? '', 'room.txt');
		t.regex(readFileSync(file, 'utf8'), /mina: \*\*점심\*\*은 ~~국수~~ `밥` 🍚\n/);
		t.is(statSync(file).mode & 0o777, 0o600);
	});
}

test('Ctrl+X Ctrl+E: an editor has the terminal, and what it saved comes back', async t => {
	const env = await makeHome(t);
	const script = path.join(env.HOME ?? '', 'editor.cjs');
	// It reads a key by itself, so that it is seen that nobody else does.
	writeFileSync(
		script,
		`const fs = require('fs'); const file = process.argv[2];
		process.stdout.write('EDITING ' + fs.readFileSync(file, 'utf8'));
		process.stdin.setRawMode(true);
		process.stdin.once('data', key => { fs.appendFileSync(file, ' and ' + key + '\\n'); process.exit(0); });`,
	);
	const server = await serveHeadlessly(t, ['--memory'], env);
	const mina = runInTerminal(t, ['join', '127.0.0.1', server.port, '--name', 'mina'], {
		env: {...env, VISUAL: `"${process.execPath}" "${script}"`},
	});
	await mina.waitFor('1 online');
	mina.write('one\u0018\u0005');
	await mina.waitFor(/EDITING one/);
	t.false(mina.modes().alternateScreen);
	mina.write('k');
	await mina.waitFor(/› one and k/);
	t.true(mina.modes().alternateScreen);
	mina.write('!\r');
	await mina.waitFor(/mina.*one and k!/);
	mina.write('\u0003');
	t.deepEqual(await mina.exit, {code: 0, signal: undefined});
});
