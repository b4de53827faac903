/** The home screen. */

const password = 'Password';
const port = 'Port';

export const home = {
	joinRoom: 'Join a room',
	hostRoom: 'Host a room',
	/** What a field is called, in at most 11 cells, and what stands in it while it is empty. */
	fields: {
		join: {
			name: {label: 'Your name', placeholder: 'a random one'},
			host: {label: 'Address', placeholder: 'such as 192.168.0.5'},
			port: {label: port},
			password: {label: password, placeholder: 'none'},
		},
		host: {
			name: {label: 'Its name'},
			host: {label: 'Listen on', placeholder: 'all interfaces'},
			port: {label: port},
			password: {label: password, placeholder: 'none: anyone may join'},
		},
	},
	hints: {join: 'join', host: 'host', move: 'move', quit: 'quit', joinOrHost: 'join or host'},
	addressIsOneWord: 'An address is one word, like 192.168.0.5.',
	whereIsIt: 'Where is the room? Ask whoever hosts it for the address.',
	badPort: (usual: number) => `A port is a number up to 65535, usually ${usual}.`,
};
