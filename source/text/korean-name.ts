/** Readable random names in Korean, such as `용감한수달`. */

// What one would not mind to be called; of what kind the next word is does not matter to them.
const adjectives = (
	'용감한 다정한 상냥한 씩씩한 느긋한 명랑한 조용한 포근한 따뜻한 시원한 반가운 즐거운 신나는 빛나는 반짝이는 웃는 노래하는 춤추는 꿈꾸는 ' +
	'달리는 산책하는 졸린 배부른 부지런한 성실한 슬기로운 똑똑한 영리한 재빠른 날쌘 힘찬 든든한 튼튼한 당당한 우아한 귀여운 멋진 고운 맑은 ' +
	'밝은 푸른 하얀 노란 파란 초록 보라 은빛 금빛 붉은 새하얀 싱그러운 향긋한 달콤한 고소한 새콤한 담백한 친절한 너그러운 겸손한 솔직한 ' +
	'진지한 유쾌한 엉뚱한 호기심많은 생각깊은 꼼꼼한 차분한 온화한 평화로운 자유로운 행복한 기운찬 활기찬 수줍은 소박한 순한 착한 바른 ' +
	'늠름한 재치있는 뛰노는 여유로운 아늑한 산뜻한 상쾌한 보드라운 폭신한 동그란 키큰 작은 젊은 새벽 아침 한낮 저녁 봄날 여름 가을 겨울'
).split(' ');

const nouns = (
	'수달 고래 토끼 사슴 여우 너구리 다람쥐 고슴도치 판다 코알라 펭귄 물개 바다표범 해달 돌고래 거북 기린 코끼리 얼룩말 호랑이 사자 표범 ' +
	'치타 늑대 곰 반달곰 북극곰 고양이 강아지 송아지 망아지 염소 알파카 라마 낙타 캥거루 두루미 백조 오리 거위 참새 까치 제비 종달새 ' +
	'앵무새 부엉이 올빼미 독수리 매 갈매기 딱따구리 꾀꼬리 나비 잠자리 무당벌레 반딧불이 꿀벌 해파리 불가사리 문어 가재 연어 송사리 잉어 ' +
	'바람 구름 노을 햇살 달빛 별빛 은하수 무지개 이슬 안개 소나기 눈꽃 파도 바다 호수 시냇물 샘물 폭포 숲 들판 언덕 산봉우리 섬 ' +
	'소나무 은행나무 단풍 벚꽃 민들레 해바라기 코스모스 진달래 개나리 수국 동백 연꽃 도토리 밤송이 솔방울 조약돌 새싹 네잎클로버'
).split(' ');

const pick = (words: readonly string[], random: () => number): string =>
	words[Math.min(words.length - 1, Math.floor(random() * words.length))] ?? '손님';

/** An adjective and an animal or something else of nature, in Hangul, at most 20 cells wide. `random` gives numbers from 0 to below 1 and is asked twice. */
export const koreanName = (random: () => number): string => pick(adjectives, random) + pick(nouns, random);
