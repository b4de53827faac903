import type {NetworkInterfaceInfo} from 'node:os';
import test from 'ava';
import {joinHost} from '../../source/commands/lan-address.ts';

const address = (text: string, internal = false, family: 'IPv4' | 'IPv6' = 'IPv4'): NetworkInterfaceInfo =>
	({address: text, internal, family}) as NetworkInterfaceInfo;

test('a host that was chosen is the one to join', t => {
	t.is(joinHost('192.168.0.9', {}), '192.168.0.9');
});

test('bound to everything, the first real interface is what others can reach', t => {
	const interfaces = {
		lo: [address('127.0.0.1', true)],
		docker0: [address('172.17.0.1')],
		wlan0: [address('fe80::1', false, 'IPv6'), address('192.168.0.5')],
	};
	for (const host of [undefined, '0.0.0.0', '::']) {
		t.is(joinHost(host, interfaces), '192.168.0.5');
	}

	t.is(joinHost(undefined, {docker0: [address('172.17.0.1')]}), '172.17.0.1');
	t.is(joinHost(undefined, {lo: [address('127.0.0.1', true)]}), 'localhost');
});
