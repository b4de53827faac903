import test from 'ava';
import fc from 'fast-check';
import {addressName, formatPeer, nameOfPeer} from '../../../source/protocols/text/address-name.ts';
import {checkNickname} from '../../../source/text/nickname.ts';

test('an address and port as a nickname', t => {
	t.is(addressName('10.0.0.7', 51_234), '10.0.0.7.51234');
	t.is(addressName('192.168.123.123', 51_234), '192.168.123.123-c822');
	t.is(addressName('::1', 51_234), '--1.51234');
	t.regex(addressName('2001:db8:85a3::8a2e:370:7334', 51_234), /^ip-[\da-f]{8}\.51234$/);
});

test('every address gives a nickname that may be had, and what is shown leads back to it', t => {
	fc.assert(
		fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({min: 0, max: 65_535}), (address, port) => {
			const name = addressName(address, port);
			t.deepEqual(checkNickname(name), {ok: true, name});
			t.is(nameOfPeer(formatPeer(address, port)), name);
		}),
	);
	t.is(nameOfPeer('mina'), undefined);
	t.is(nameOfPeer('mina:'), undefined);
});
