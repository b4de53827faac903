import test from 'ava';
import fc from 'fast-check';
import {parseRequest} from '../../../source/protocols/json/requests.ts';

test('every command', t => {
	for (const request of [
		{cmd: '0', nickname: 'mina'},
		{cmd: '0', nickname: 'mina', password: 'x'},
		{cmd: '1'},
		{cmd: '2', to: 'bora', msg: 'hi'},
		{cmd: '3'},
		{cmd: '4'},
		{cmd: '5', newNickname: 'bora'},
		{cmd: '7', msg: 'hi'},
	]) {
		t.deepEqual(parseRequest(JSON.stringify({...request, more: true})), {type: 'request', request});
	}
});

test('the time of a round trip stays as it came', t => {
	for (const time of ['1700000000000000001', '1.50', '1e3', '-0', '"\\u0041"', 'null', 'true', '1e999']) {
		t.deepEqual(parseRequest(`{"x":{"beginTime":7},"beginTime": ${time} ,"cmd":"6"}`), {
			type: 'request',
			request: {cmd: '6', beginTime: time},
		});
	}

	t.deepEqual(parseRequest('{"cmd":"6","beginTime":{"beginTime":[1, 2]}}'), {
		type: 'request',
		request: {cmd: '6', beginTime: '{"beginTime":[1,2]}'},
	});
});

test('what is not known, and what is no JSON', t => {
	t.is(parseRequest('{"cmd":"99"}').type, 'unknown');
	t.is(parseRequest('{"cmd":7,"msg":"hi"}').type, 'unknown');
	t.is(parseRequest('{"cmd":"7"}').type, 'unknown');
	t.is(parseRequest('{"cmd":"2","to":1,"msg":"hi"}').type, 'unknown');
	t.is(parseRequest('{}').type, 'unknown');
	t.is(parseRequest('{]').type, 'garbage');
	fc.assert(
		fc.property(fc.string(), text => {
			t.not(parseRequest(text).type, 'request');
		}),
	);
});
