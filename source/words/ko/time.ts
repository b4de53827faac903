import type {Catalogue} from '../en.ts';

export const time: Catalogue['time'] = {
	locale: 'ko-KR',
	unknownDay: '알 수 없는 날',
	days: count => `${count}일`,
	hours: count => `${count}시간`,
	minutes: count => `${count}분`,
	seconds: count => `${count}초`,
};
