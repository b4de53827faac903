import {readFileSync} from 'node:fs';
import test from 'ava';
import {systemReason} from '../../source/commands/system-reason.ts';

test('what the system says is said without codes and calls; of what is none of its, all there is', t => {
	const error = t.throws(() => readFileSync(`${import.meta.filename}/none`));
	t.is(systemReason(error as NodeJS.ErrnoException), 'not a directory');
	t.is(systemReason(new Error('broken')), 'broken');
});
