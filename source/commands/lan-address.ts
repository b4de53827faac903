/** The address under which others on the network reach this machine: what the dashboard tells people to join. */
import {networkInterfaces} from 'node:os';

type Interfaces = ReturnType<typeof networkInterfaces>;

const isVirtual = (name: string): boolean => /^(docker|br-|veth|virbr|vmnet|tun|tap|utun)/.test(name);

/** The host to write into a join command, for a server bound to `host` (undefined or a wildcard: every address). */
export const joinHost = (host: string | undefined, interfaces: Interfaces = networkInterfaces()): string => {
	if (host !== undefined && !['0.0.0.0', '::', '*', ''].includes(host)) {
		return host;
	}

	const candidates = Object.entries(interfaces)
		.flatMap(([name, addresses]) =>
			(addresses ?? []).map(address => ({...address, isVirtual: isVirtual(name)})),
		)
		.filter(({internal, family}) => !internal && family === 'IPv4');
	return (candidates.find(candidate => !candidate.isVirtual) ?? candidates[0])?.address ?? 'localhost';
};
