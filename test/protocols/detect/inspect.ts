import test from 'ava';
import fc from 'fast-check';
import {createInspector, type Inspection, inspect} from '../../../source/protocols/detect/inspect.ts';

const decided = (text: string): string => {
	const found = inspect(Buffer.from(text, 'latin1'));
	return found.type === 'protocol' ? found.name : found.type;
};

const cases: Readonly<Record<string, readonly string[]>> = {
	native: [
		'{"type":"hello","version":1}',
		' \r\n{ "type" :',
		'{"version":1,"x":{"cmd":"0"},"y":["cmd",{"cmd":1}],"z":"\\"cmd\\":","n":-1.5e3,"t":true,"type":',
	],
	json: [
		'{"cmd":"0","nickname":"mina"}',
		'{"nickname":"type","cmd":"0"}',
		'{"nickname":"a\\\\","x":{},"y":[],"cmd":7',
		'\t{\n"cmd"\n:',
	],
	irc: [
		'NICK mina\r\n',
		'nick mina',
		'CAP LS 302',
		'cap ls',
		'PASS x',
		'user a 0 * :b',
		'QUIT\r\n',
		'Quit\n',
		'PING x',
	],
	http: ['GET / HTTP/1.1\r\n', 'HEAD /', 'POST /chat HTTP/1.1\r\n', 'OPTIONS * HTTP/1.0'],
	refuse: [
		'\u0016\u0003\u0001',
		'SSH-2.0-OpenSSH_9.6\r\n',
		`{"a":${'['.repeat(40)}`,
		`{"a":"${'x'.repeat(70_000)}`,
	],
	wait: [
		'',
		'{',
		'{"',
		'{"ty',
		'{"type"',
		'{"a":1,',
		'{"a":{"type":1}',
		'N',
		'nic',
		'NICK',
		'GE',
		'HEAD',
		'S',
		'\u0016',
		'PO',
		'POST /x',
		' ',
	],
	text: [
		'hello',
		'안녕',
		'{}',
		'{hi}',
		'{"a":1}',
		'{"a" "type":',
		'{{"type":1',
		'[{"type":1}]',
		'Nickname',
		'NICKS x',
		'get / HTTP/1.1',
		'GETAWAY',
		'POST it\n',
		'SSH is fine',
		'quiet',
		'\n\nhello',
		'\u00FF\u00FD\u0001',
		'\u0016\u0002',
		'"type"',
	],
};

for (const [name, beginnings] of Object.entries(cases)) {
	test(`known as: ${name}`, t => {
		for (const beginning of beginnings) {
			t.is(
				decided(
					Buffer.from(beginning).length === beginning.length
						? beginning
						: Buffer.from(beginning).toString('latin1'),
				),
				name,
				beginning,
			);
		}
	});
}

test('one byte at a time decides as all of them at once do', t => {
	const beginning = fc.oneof(
		fc.constantFrom(
			...Object.values(cases)
				.flat()
				.filter(text => text.length < 1000),
		),
		fc.jsonValue().map(value => JSON.stringify({a: value, cmd: '0'})),
		fc.string(),
	);
	fc.assert(
		fc.property(beginning, text => {
			const bytes = Buffer.from(text);
			const inspector = createInspector();
			let found: Inspection = {type: 'wait'};
			for (const byte of bytes) {
				found = inspector.push(Uint8Array.of(byte));
				if (found.type !== 'wait') {
					break;
				}
			}

			t.deepEqual(found, inspect(bytes));
		}),
	);
});

test('an object of any size is looked at once', t => {
	const inspector = createInspector();
	t.is(inspector.push(Buffer.from('{"a":"')).type, 'wait');
	for (let count = 0; count < 65_530; count++) {
		t.is(inspector.push(Buffer.from('x')).type, 'wait');
	}

	t.is(inspector.push(Buffer.from('x')).type, 'refuse');
});

test('late, only what nobody types is another protocol', t => {
	const late = (text: string): string => {
		const found = createInspector(true).push(Buffer.from(text));
		return found.type === 'protocol' ? found.name : found.type;
	};
	t.is(late('{"type":"hello","version":1}'), 'native');
	t.is(late('{"type":"say"}'), 'text');
	t.is(late('{"cmd":"0"'), 'json');
	t.is(late('{"cmd":"7"'), 'text');
	t.is(late('{"cmd":0'), 'text');
	t.is(late('CAP LS 302\r\n'), 'irc');
	t.is(late('NICK mina\r\nUSER mina 0 * :Mina\r\n'), 'irc');
	t.is(late('PASS x\r\nnick mina\r\nuser mina'), 'irc');
	t.is(late('USER mina 0 * :Mina\nNICK mina'), 'irc');
	t.is(late('NICK mina\r\n'), 'wait');
	t.is(late('NICK mina\r\nhello'), 'text');
	t.is(late('CAPTAIN'), 'text');
	t.is(late('nickname please'), 'text');
	t.is(late('GET / HTTP/1.1\r\n'), 'text');
	t.is(late('{"type'), 'wait');
});
