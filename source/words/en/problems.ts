/** Why a server cannot be started. */

const everyAddress = 'Leave it out to listen on every address of this machine.';

export const problems = {
	port: (port: number) => `port ${port}`,
	hostAndPort: (host: string, port: number) => `${host} port ${port}`,
	portInUse: {
		problem: (where: string) => `Something already listens on ${where}.`,
		hint: (command: string) => `Choose another port (${command}), or 0 for any free one.`,
	},
	portForbidden: {
		problem: (where: string) => `This user may not listen on ${where}.`,
		hint: 'Choose a port above 1023.',
	},
	hostUnknown: {problem: (host: string) => `The host ${host} is not known.`, hint: everyAddress},
	hostNotHere: {problem: (host: string) => `${host} is not an address of this machine.`, hint: everyAddress},
	listen: {
		problem: (where: string, message: string) => `Cannot listen on ${where}: ${message}.`,
		hint: 'Try another port.',
	},
};
