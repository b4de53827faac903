import test from 'ava';
import {joinTypes} from '../../scripts/types.ts';

test('what modules import of each other goes, what they declare stays', t => {
	const joined = joinTypes([
		'export declare class Problem {\n}\n',
		'import { Problem } from \'../problem.ts\';\nexport type {\n\tA\n} from "./a.ts";\nexport type B = Problem;\n',
	]);
	t.true(joined.endsWith('export declare class Problem {\n}\n\nexport type B = Problem;\n'));
});

test('what would still have to be imported is an error, not a broken package', t => {
	t.throws(() => joinTypes(["export type B = import('./b.ts').B;\n"]), {message: /stand alone/});
});
