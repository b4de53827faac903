import test from 'ava';
import {createAdmission} from '../../source/server/admission.ts';

test('an address has as many connections as it may, and each that leaves makes room', t => {
	const admission = createAdmission(2, false);
	t.true(admission.enter('10.0.0.7'));
	t.true(admission.enter('10.0.0.7'));
	t.false(admission.enter('10.0.0.7'));
	t.true(admission.enter('10.0.0.8'));
	admission.leave('10.0.0.7');
	t.true(admission.enter('10.0.0.7'));
});

test('loopback is exempt unless the limit was given', t => {
	const exempt = createAdmission(1, false);
	t.true(exempt.enter('127.0.0.1'));
	t.true(exempt.enter('127.0.0.1'));
	t.true(exempt.enter('::1'));
	t.true(exempt.enter('::1'));
	const counted = createAdmission(1, true);
	t.true(counted.enter('127.0.0.1'));
	t.false(counted.enter('127.0.0.1'));
});

test('0 is unlimited', t => {
	const admission = createAdmission(0, true);
	t.true(Array.from({length: 500}, () => admission.enter('10.0.0.7')).every(Boolean));
});

test('that one may not enter is news once a second, for each address', t => {
	const admission = createAdmission(1, true);
	for (const address of ['10.0.0.7', '10.0.0.8']) {
		t.true(admission.enter(address));
		t.false(admission.enter(address));
		t.deepEqual(
			[0, 999, 1000, 1999, 500].map(ms => admission.isNews(address, ms)),
			[true, false, true, false, true],
		);
	}
});
