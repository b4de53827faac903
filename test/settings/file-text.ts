import {Buffer} from 'node:buffer';
import test from 'ava';
import fc from 'fast-check';
import {fileHeading, readEntries, withEntry} from '../../source/settings/file-text.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (from: Uint8Array): string => Buffer.from(from).toString();

const valuesIn = (from: Uint8Array): Readonly<Record<string, string>> =>
	Object.fromEntries(readEntries(from).map(({name, value}) => [name, value]));

test('lines as people write them', t => {
	const file = [
		'\u{FEFF}theme = light',
		'# a comment',
		'; another',
		'',
		'  mouse=on  ',
		'Lang ko\r',
		'times = "off" # I have a clock',
		"away = '10'",
		'key.find = #, ctrl+f',
		'key.select = =',
		'ignore = 민수 mina',
		'alone',
		'= nothing',
	].join('\n');
	t.deepEqual(readEntries(bytes(file)), [
		{line: 1, name: 'theme', value: 'light'},
		{line: 5, name: 'mouse', value: 'on'},
		{line: 6, name: 'lang', value: 'ko'},
		{line: 7, name: 'times', value: 'off'},
		{line: 8, name: 'away', value: '10'},
		{line: 9, name: 'key.find', value: '#, ctrl+f'},
		{line: 10, name: 'key.select', value: '='},
		{line: 11, name: 'ignore', value: '민수 mina'},
		{line: 12, name: 'alone', value: ''},
	]);
});

test('a new file says what it is', t => {
	t.is(text(withEntry(new Uint8Array(), 'theme', 'dark')), `${fileHeading}theme = dark\n`);
	t.is(text(withEntry(new Uint8Array(), 'theme', undefined)), '');
});

test('a change leaves the rest of the file, and of its line, as it was', t => {
	const file = bytes('# mine\r\n  theme=dark # at night\r\n\r\nodd line of my own\nlang = ko');
	t.is(
		text(withEntry(file, 'theme', 'light')),
		'# mine\r\n  theme=light # at night\r\n\r\nodd line of my own\nlang = ko',
	);
	t.is(text(withEntry(file, 'mouse', 'on')), `${text(file)}\nmouse = on\n`);
	t.is(text(withEntry(file, 'theme', undefined)), '# mine\r\n\r\nodd line of my own\nlang = ko');
	t.is(text(withEntry(bytes('theme\nlang'), 'theme', 'dark')), 'theme = dark\nlang');
});

test('of two lines the last counts, and is the one that is changed', t => {
	const file = bytes('theme = dark\ntheme = light\n');
	t.is(text(withEntry(file, 'theme', '16')), 'theme = dark\ntheme = 16\n');
	t.is(text(withEntry(file, 'theme', undefined)), '');
});

/** Bytes that look like files of settings, and some that look like nothing. */
const anyFile = fc
	.array(
		fc.oneof(
			fc.uint8Array({maxLength: 12}),
			fc
				.constantFrom(
					'theme',
					'lang = ko',
					' = ',
					'#',
					' # ',
					'\n',
					'\r\n',
					'"',
					'\u{FEFF}',
					'각',
					'theme=dark\n',
				)
				.map(bytes),
		),
		{maxLength: 20},
	)
	.map(parts => new Uint8Array(Buffer.concat(parts)));

const anyName = fc.constantFrom('theme', 'lang', 'key.find', 'away');
const anyValue = fc.constantFrom('dark', 'on', '10', '#, ctrl+f', '=', 'ctrl+x #, f3', '민수 mina', '"', "'");

test('any bytes can be read, and what was written is read back', t => {
	fc.assert(
		fc.property(anyFile, anyName, anyValue, (file, name, value) => {
			const before = readEntries(file).filter(entry => entry.name !== name);
			const written = withEntry(file, name, value);
			t.is(valuesIn(written)[name], value);
			t.deepEqual(
				readEntries(written)
					.filter(entry => entry.name !== name)
					.map(entry => [entry.name, entry.value]),
				before.map(entry => [entry.name, entry.value]),
			);
			// Nothing that was there is lost, whatever bytes it is of.
			const lines = Buffer.from(file).toString('latin1').split('\n').length;
			t.true(Buffer.from(written).toString('latin1').split('\n').length >= lines);
			t.is(valuesIn(withEntry(written, name, undefined))[name], undefined);
		}),
	);
});

test('lines of others keep their bytes', t => {
	fc.assert(
		fc.property(anyFile, anyName, anyValue, (file, name, value) => {
			const others = (from: Uint8Array): readonly string[] =>
				Buffer.from(from)
					.toString('latin1')
					.replace(/^\u{EF}\u{BB}\u{BF}/u, '')
					.split('\n')
					.filter(line => !line.toLowerCase().includes(name) && line !== '' && `${line}\n` !== fileHeading);
			t.deepEqual(others(withEntry(file, name, value)), others(file));
		}),
	);
});
