import test from 'ava';
import {loadSqlite} from '../../../source/history/sqlite/driver.ts';

test('the warning that SQLite is experimental is held back, every other one passes', t => {
	const {getBuiltinModule, emitWarning} = process;
	t.teardown(() => {
		Object.assign(process, {getBuiltinModule, emitWarning});
	});
	const warned: unknown[][] = [];
	const recorder = (...args: unknown[]) => warned.push(args);
	// As Node 22 does when the module is first loaded; newer ones are silent.
	const loading = (id: 'node:sqlite') => {
		process.emitWarning(
			'SQLite is an experimental feature and might change at any time',
			'ExperimentalWarning',
		);
		process.emitWarning('Something else', 'ExperimentalWarning', 'X1');
		return getBuiltinModule(id);
	};

	Object.assign(process, {getBuiltinModule: loading, emitWarning: recorder});
	t.is(typeof loadSqlite().DatabaseSync, 'function');
	t.deepEqual(warned, [['Something else', 'ExperimentalWarning', 'X1']]);
	t.is(process.emitWarning as unknown, recorder);
});
