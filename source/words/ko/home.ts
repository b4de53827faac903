import type {Catalogue} from '../en.ts';

const password = '비밀번호';
const port = '포트';

export const home: Catalogue['home'] = {
	joinRoom: '방에 들어가기',
	hostRoom: '방 열기',
	fields: {
		join: {
			name: {label: '내 이름', placeholder: '아무 이름'},
			host: {label: '주소', placeholder: '예: 192.168.0.5'},
			port: {label: port},
			password: {label: password, placeholder: '없음'},
		},
		host: {
			name: {label: '서버 이름'},
			host: {label: '받을 주소', placeholder: '모든 주소'},
			port: {label: port},
			password: {label: password, placeholder: '없음: 누구나 들어옴'},
		},
	},
	hints: {join: '들어가기', host: '열기', move: '옮기기', quit: '끝내기', joinOrHost: '들어가기/열기'},
	addressIsOneWord: '주소는 192.168.0.5처럼 한 낱말이에요.',
	whereIsIt: '방이 어디에 있나요? 연 사람에게 주소를 물어보세요.',
	badPort: usual => `포트는 65535까지의 숫자이고, 보통은 ${usual}번이에요.`,
};
