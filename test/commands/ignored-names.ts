import {statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {createIgnoredNames} from '../../source/commands/ignored-names.ts';
import {temporaryDirectory} from '../helpers/directories.ts';

test('names are kept for their owner alone, and another client is not forgotten', async t => {
	const file = path.join(await temporaryDirectory(t), 'config', 'ignored.json');
	const [one, other] = [createIgnoredNames(file), createIgnoredNames(file)];
	t.deepEqual(one.read(), []);
	one.change(names => [...names, 'jun']);
	other.change(names => [...names, '민아']);
	t.deepEqual(one.read(), ['jun', '민아']);
	t.is(statSync(file).mode & 0o777, 0o600);
	t.is(statSync(path.dirname(file)).mode & 0o777, 0o700);
	one.change(names => names.filter(name => name !== 'jun'));
	t.deepEqual(other.read(), ['민아']);
});

test('what is not ours is nobody, and what cannot be written is not kept', async t => {
	const file = path.join(await temporaryDirectory(t), 'ignored.json');
	writeFileSync(file, '{"ignored": 5}');
	t.deepEqual(createIgnoredNames(file).read(), []);
	const nowhere = createIgnoredNames(path.join(file, 'below', 'ignored.json'));
	t.notThrows(() => nowhere.change(() => ['jun']));
	t.deepEqual(nowhere.read(), []);
});
