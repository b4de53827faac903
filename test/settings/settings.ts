import {Buffer} from 'node:buffer';
import test from 'ava';
import fc from 'fast-check';
import {createSettings} from '../../source/settings/settings.ts';
import {settingNames, table} from '../../source/settings/table.ts';
import {en} from '../../source/words/en.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

test('what the file says counts, what the command line says wins', t => {
	const settings = createSettings({
		bytes: bytes('theme = light\nLANG = KO\nmouse = yes\naway = 10\n'),
		given: {lang: 'en', ascii: undefined},
	});
	t.is(settings.get('theme'), 'light');
	t.is(settings.get('lang'), 'en');
	t.true(settings.get('mouse'));
	t.is(settings.get('away'), 10);
	t.false(settings.get('ascii'));
	t.deepEqual(settings.problems(), []);
});

test('what is wrong in the file is told, a line each, and the rest counts', t => {
	const settings = createSettings({
		bytes: bytes('them = dark\ntheme = blue\u{1B}[2J\naway = 0\naway = 1e3\nxyzzy\nmouse = on\n'),
	});
	t.deepEqual(settings.problems(), [
		'Settings file, line 1: There is no setting them. Did you mean theme?',
		'Settings file, line 2: theme takes auto, dark, light, contrast or 16, not blue.',
		'Settings file, line 3: away takes 1 to 1440, or off, not 0.',
		'Settings file, line 4: away takes 1 to 1440, or off, not 1e3.',
		'Settings file, line 5: There is no setting xyzzy. /set lists the settings.',
	]);
	t.is(settings.get('theme'), 'auto');
	t.true(settings.get('mouse'));
});

test('a change counts at once, is remembered, and is told to whoever listens', t => {
	const remembered: unknown[] = [];
	const heard: string[] = [];
	const settings = createSettings({
		remember(...change) {
			remembered.push(change);
			return undefined;
		},
	});
	const forget = settings.subscribe(name => heard.push(`${name} ${settings.get('theme')}`));
	t.deepEqual(settings.change('Theme', 'LIGHT'), {type: 'set', name: 'theme', value: 'light'});
	t.deepEqual(settings.change('theme', 'default'), {type: 'set', name: 'theme', value: 'auto'});
	forget();
	settings.change('mouse', 'true');
	t.deepEqual(remembered, [
		['theme', 'light'],
		['theme', undefined],
		['mouse', 'on'],
	]);
	t.deepEqual(heard, ['theme light', 'theme auto']);
});

test('wrong values and names are refused with the reason, and nothing is changed', t => {
	const settings = createSettings({remember: () => t.fail()});
	t.deepEqual(settings.change('theme', 'blue'), {
		type: 'refused',
		problem: 'theme takes auto, dark, light, contrast or 16, not blue.',
	});
	t.deepEqual(settings.change('moose', 'on'), {
		type: 'refused',
		problem: 'There is no setting moose. Did you mean mouse?',
	});
	t.is(settings.get('theme'), 'auto');
});

test('what could not be remembered counts all the same', t => {
	const settings = createSettings({remember: () => 'EROFS'});
	t.deepEqual(settings.change('ascii', 'on'), {type: 'set', name: 'ascii', value: 'on', reason: 'EROFS'});
	t.true(settings.get('ascii'));
});

test('every setting takes what it shows, and says what it takes', t => {
	const settings = createSettings();
	t.deepEqual(
		settings.list().map(({name}) => name),
		[...settingNames],
	);
	for (const {name, value} of settings.list()) {
		const about = settings.about(name);
		t.true(typeof about !== 'string' && about.value === value && about.fallback === value, name);
		for (const wanted of [value, ...(typeof about === 'string' ? [] : about.examples)]) {
			t.deepEqual(settings.change(name, wanted), {type: 'set', name, value: wanted});
		}
	}

	t.deepEqual(Object.keys(en.settings.help), Object.keys(table));
	t.is(typeof settings.about('xyzzy'), 'string');
});

test('any text is a value that is read back, or is refused', t => {
	fc.assert(
		fc.property(
			fc.constantFrom(...settingNames),
			fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('on', 'OFF', '10', 'constructor', 'light')),
			(name, text) => {
				const settings = createSettings();
				const change = settings.change(name, text);
				t.is(settings.get(name) === createSettings().get(name) || change.type === 'set', true);
				if (change.type === 'set') {
					const again = createSettings({bytes: bytes(`${name} = ${change.value}\n`)});
					t.deepEqual(again.get(name), settings.get(name));
					t.deepEqual(again.problems(), []);
				}
			},
		),
	);
});
