import {Buffer} from 'node:buffer';
import test from 'ava';
import fc from 'fast-check';
import {createSettings} from '../../source/settings/settings.ts';
import {bindingsWith, keySettings, keysOf} from '../../source/ui/key-settings.ts';
import {
	beginsTwo,
	defaultBindings,
	hintKey,
	keyHelp,
	keyTitle,
	matchKey,
	pressOf,
	setBindings,
} from '../../source/ui/keys.ts';

const open = (text = '') => createSettings({group: keySettings, bytes: Buffer.from(text)});

const refusal = (name: string, value: string, text = ''): string => {
	const change = open(text).change(name, value);
	return change.type === 'refused' ? change.problem : `set: ${change.value}`;
};

for (const [written, value] of [
	['Ctrl+G', 'ctrl+g'],
	['f5, ctrl+g ,F5', 'f5, ctrl+g'],
	['Alt+PgUp', 'alt+pageup'],
	['control+option+home', 'ctrl+alt+home'],
	['ctrl+f', 'ctrl+f'],
	['f3', 'f3'],
	['none', 'none'],
	['alt+comma', 'alt+comma'],
] as const) {
	test(`key.find may be ${written}`, t => {
		t.deepEqual(open().change('key.find', written), {type: 'set', name: 'key.find', value});
	});
}

for (const [name, value, problem] of [
	['key.find', 'f13', /There is no key f13/],
	['key.find', 'hyper+x', /There is no key hyper\+x/],
	['key.find', 'ctrl+1', /There is no key/],
	['key.find', 'q', /q is typed as text/],
	['key.find', '한', /There is no key/],
	[
		'key.find',
		'ctrl+w',
		/Ctrl\+W is for editing text, and cannot be changed: choose another key for key\.find/,
	],
	['key.find', 'alt+enter', /Alt\+Enter is for editing text/],
	['key.find', 'ctrl+i', /Ctrl\+I cannot be told from Tab/],
	['key.find', 'f1', /F1 is already the key of key\.help/],
	['key.find', 'ctrl+x', /already the key of key\.compose/],
	['key.find', 'ctrl+l', /already the key of key\.repaint/],
	['key.find', 'ctrl+x ctrl+f', /single keys/],
	['key.find', 'f4, f5, f6, f7, f8', /one to 4/],
	['key.quit', 'none', /needs a key/],
	['key.message-copy', 'ctrl+c', /already the key of key\.quit/],
	['key.message-copy', 'r', /already the key of key\.message-reply/],
	['key.dismiss', 'f5', /cannot be changed: its keys are Esc/],
	['key.room-number', 'f5', /cannot be changed/],
	['key.fnid', 'f5', /Did you mean key\.find/],
	['key.xyzzy', 'f5', /There is no key setting key\.xyzzy/],
] as const) {
	test(`${name} may not be ${value}`, t => {
		t.regex(refusal(name, value), problem);
	});
}

test('a key that is given away is free', t => {
	const settings = open();
	settings.change('key.help', 'f2');
	t.is(settings.change('key.find', 'f1').type, 'set');
	t.regex(refusal('key.help', 'default', 'key.help = f2\nkey.find = f1\n'), /F1 is already the key of/);
});

test('in the file, keys may change places; what cannot be together is told, and the rest counts', t => {
	const swapped = open('key.find = f1\nkey.help = f3\n');
	t.deepEqual(swapped.problems(), []);
	t.deepEqual(Object.fromEntries(swapped.grouped()), {'key.find': 'f1', 'key.help': 'f3'});
	const wrong = open('key.find = f5\nkey.palette = F5\nkey.select = f1\nkey.kick = ctrl+q, blue\n');
	t.deepEqual([...wrong.grouped().keys()], ['key.find']);
	t.deepEqual(wrong.problems().toSorted(), [
		'Settings file, line 2: F5 is already the key of key.find.',
		'Settings file, line 3: F1 is already the key of key.help.',
		'Settings file, line 4: There is no key blue. For example: f3, ctrl+f, alt+left, ctrl+pageup',
	]);
});

test('what is set is listed, told about and taken back', t => {
	const settings = open();
	const before = settings.list().length;
	settings.change('key.find', 'f4');
	t.deepEqual(settings.list().at(-1), {name: 'key.find', value: 'f4'});
	const about = settings.about('key.find');
	t.true(
		typeof about !== 'string' &&
			about.value === 'f4' &&
			about.fallback === 'f3' &&
			about.help.startsWith('Find'),
	);
	settings.change('key.find', 'default');
	t.is(settings.list().length, before);
});

test('every key that there is by default may be set as it is', t => {
	for (const name of keySettings.names) {
		t.is(open().change(name, keySettings.fallback(name)).type, 'set', name);
	}
});

test.serial('what is set is what the code binds, and what the help and the hints show', t => {
	const settings = open(
		'key.find = f4, ctrl+g\nkey.compose = ctrl+g ctrl+e\nkey.compose = ctrl+o ctrl+e\nkey.palette = none\n',
	);
	setBindings(bindingsWith(settings.grouped()));
	t.teardown(() => setBindings(defaultBindings));
	t.is(matchKey(pressOf('f4'), 'chat'), 'find');
	t.is(matchKey(pressOf('ctrl+g'), 'chat'), 'find');
	t.is(matchKey(pressOf('f3'), 'chat'), undefined);
	t.is(matchKey(pressOf('ctrl+p'), 'chat'), undefined);
	t.is(beginsTwo(pressOf('ctrl+o'), 'chat'), 'ctrl+o');
	t.is(matchKey(pressOf('ctrl+e'), 'chat', 'ctrl+o'), 'compose');
	t.is(keyTitle('find'), 'F4, Ctrl+G');
	t.is(hintKey('find'), 'F4');
	t.is(hintKey('palette'), '');
	t.true(keyHelp('chat').some(({keys}) => keys === 'Ctrl+O Ctrl+E'));
	t.false(keyHelp('chat').some(({keys}) => keys === ''));
});

test('any text is refused, or is keys that are read back and leave no two alike', t => {
	const part = fc.oneof(
		fc.constantFrom(
			'ctrl+',
			'alt+',
			'shift+',
			'+',
			',',
			' ',
			'comma',
			'plus',
			'f5',
			'x',
			'enter',
			'#',
			'"',
			'none',
		),
		fc.string({maxLength: 3, unit: 'binary'}),
	);
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.constantFrom(...keySettings.names), fc.array(part, {maxLength: 6})), {
				maxLength: 6,
			}),
			changes => {
				const settings = open();
				let text = '';
				for (const [name, parts] of changes) {
					const change = settings.change(name, parts.join(''));
					if (change.type === 'set') {
						text += `${name} = ${change.value}\n`;
						t.deepEqual(keySettings.read(name, change.value), {isValid: true, value: change.value});
						t.is(keysOf(change.value).includes(''), false);
					}
				}

				t.is(keySettings.conflict(settings.grouped()), undefined);
				t.deepEqual(open(text).problems(), []);
			},
		),
	);
});
