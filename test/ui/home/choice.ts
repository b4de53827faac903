import test from 'ava';
import {defaultPort} from '../../../source/limits.ts';
import {checkHome, type Texts} from '../../../source/ui/home/choice.ts';

const texts = (some: Partial<Texts>): Texts => ({
	name: '',
	host: '10.0.0.5',
	port: '',
	password: '',
	...some,
});

test('empty fields mean what is usual', t => {
	t.deepEqual(checkHome('join', texts({})), {
		type: 'join',
		name: '',
		host: '10.0.0.5',
		port: defaultPort,
		password: undefined,
	});
	t.deepEqual(checkHome('host', texts({host: ''})), {
		type: 'host',
		name: '',
		host: '',
		port: defaultPort,
		password: undefined,
	});
});

for (const [written, host, port] of [
	['chat.example.org', 'chat.example.org', defaultPort],
	['10.0.0.5:7000', '10.0.0.5', 7000],
	['[::1]:7000', '::1', 7000],
	['::1', '::1', defaultPort],
] as const) {
	test(`the address ${written}`, t => {
		t.like(checkHome('join', texts({host: written})), {host, port});
	});
}

for (const [mode, some, field] of [
	['join', {host: ' '}, 'host'],
	['join', {host: 'two words'}, 'host'],
	['join', {port: '0'}, 'port'],
	['join', {port: '70000'}, 'port'],
	['host', {port: 'http'}, 'port'],
	['join', {name: 'two words'}, 'name'],
] as const) {
	test(`wrong to ${mode}: ${JSON.stringify(some)}`, t => {
		const checked = checkHome(mode, texts(some));
		t.like(checked, {field});
		t.true('text' in checked && checked.text.length > 0);
	});
}

test('a server may take any free port, and be named in words', t => {
	t.like(checkHome('host', texts({port: '0', name: 'Team Otter'})), {port: 0, name: 'Team Otter'});
});
