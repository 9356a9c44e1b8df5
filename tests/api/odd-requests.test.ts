import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { onEveryDatabase } from '../support/running-app';

const nested = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

onEveryDatabase(
  'A request that is none of those there are is told what is wrong with it',
  (app) => {
    const post = (path: string, body: string | Buffer, headers = {}) =>
      app()
        .request.post(path)
        .set({ 'Content-Type': 'application/json', ...headers })
        .serialize((given: unknown) => given as string)
        .send(body);
    const envelope = (status: number, name: string, message: unknown) => ({
      data: null,
      error: { status, name, message, details: {} },
    });

    const raw = (sent: string): Promise<string> =>
      new Promise((done, failed) => {
        const { hostname, port } = new URL(app().url);
        const chunks: Buffer[] = [];
        const socket = connect(Number(port), hostname, () => socket.write(sent));
        socket.on('data', (chunk: Buffer) => chunks.push(chunk));
        socket.once('error', failed);
        socket.once('close', () => done(Buffer.concat(chunks).toString()));
      });

    const get = (address: string, method = 'GET'): string =>
      `${method} ${address} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;

    it.each([
      '/nothing',
      '/api/nothing',
      '/admin/nothing',
      '/uploads/nothing',
      '/api/articles/a/b',
    ])('POST %s leads nowhere: 404', async (path) => {
      for (const method of ['post', 'put', 'patch', 'delete'] as const) {
        const { status, body, headers } = await app().request[method](path);
        expect([path, method, status]).toEqual([path, method, 404]);
        const message = `${method.toUpperCase()} ${path} — expected an address that there is; the page at / tells of them`;
        expect(body).toEqual(envelope(404, 'NotFoundError', message));
        expect(headers.allow).toBeUndefined();
      }
      const { status, body } = await app().request.get('/api/nothing');
      expect([status, body.error.message]).toEqual([
        404,
        'GET /api/nothing — expected an address that there is; the page at / tells of them',
      ]);
    });

    it.each([
      [
        'get',
        '/api/sections/nothing',
        404,
        'No section "nothing" — expected a documentId that /api/sections lists for the same locale and status',
      ],
      [
        'delete',
        '/api/side-effects/nothing',
        403,
        'Not open to the public — expected an API token that may api::side-effect.side-effect.delete, as Authorization: Bearer …',
      ],
      [
        'post',
        '/api/upload',
        403,
        'Not open to the public — expected an API token that may plugin::upload.content-api.upload, as Authorization: Bearer …',
      ],
      [
        'get',
        '/api/sections?filters[article][nothing]=1',
        400,
        'Invalid key nothing at article in filters — expected an attribute that may be read; /schema.graphql has those of each type',
      ],
      [
        'get',
        '/api/sections?populate[conditions][sort]=nothing',
        400,
        'Invalid key nothing in populate — expected an attribute that may be read; /schema.graphql has those of each type',
      ],
    ] as const)(
      'what is refused says what is expected: %s %s',
      async (method, path, code, told) => {
        const { status, body } = await app().request[method](path);
        expect([status, body.error.message]).toEqual([code, told]);
      },
    );

    it('a token is told what it may not do', async () => {
      const { accessKey } = await app().service('admin::api-token', 'create', {
        ...{ name: 'reads', description: '', type: 'custom', lifespan: null },
        permissions: ['api::article.article.find', 'api::article.article.create'],
      });
      const asToken = { Authorization: `Bearer ${accessKey}` };
      const refused = await app().request.delete('/api/articles/nothing').set(asToken);
      expect([refused.status, refused.body.error.message]).toEqual([
        403,
        'The token may not do this — expected one that may api::article.article.delete',
      ]);
      const unknown = await app()
        .request.post('/api/articles')
        .set(asToken)
        .send({ data: { title: 'A title', nothing: 1 } });
      expect([unknown.status, unknown.body.error.message]).toEqual([
        400,
        'Invalid key nothing — expected an attribute that may be written; /schema.graphql has those of each type',
      ]);
    });

    it('a wish for an answer that is longer than anyone reads is 400', async () => {
      for (const [method, path] of [
        ['get', '/api/explainers'],
        ['get', '/embed/x'],
        ['post', '/graphql'],
        ['get', '/admin/init'],
      ] as const) {
        const { status, text } = await app()
          .request[method](path)
          .set('Accept', `"${'"",'.repeat(1_000)}`);
        expect([path, status]).toEqual([path, 400]);
        expect(text).toContain('Accept — expected at most 1000 characters; got 3001');
      }
    });

    it('what an address does not do is 405, and says what it does', async () => {
      const { status, body, headers } = await app().request.patch('/api/articles');
      expect([status, headers.allow]).toEqual([405, 'HEAD, GET, POST']);
      expect(body).toEqual(
        envelope(405, 'MethodNotAllowedError', 'PATCH — expected one of HEAD, GET, POST'),
      );
      const feed = await app().request.post('/api/changes');
      expect([feed.status, feed.headers.allow]).toEqual([405, 'HEAD, GET']);
    });

    it('a method that nothing here has is 405 too, and no failure of ours', async () => {
      for (const method of ['TRACE', 'PROPFIND', 'PATCH']) {
        for (const path of ['/api/articles', '/api/explainers', '/healthz', '/preview']) {
          const answer = await raw(get(path, method));
          expect([method, path, answer]).toEqual([
            method,
            path,
            expect.stringMatching(/^HTTP\/1\.1 405 /),
          ]);
          expect(answer).toContain(`${method} — expected one of HEAD, GET`);
        }
      }
    });

    it.each([
      ['/%', 'path — expected UTF-8'],
      ['/%ff/x', 'path — expected UTF-8'],
      ['/api/articles/%ed%a0%80', 'path — expected UTF-8'],
      ['/uploads/%E0%A4%A', 'path — expected UTF-8'],
      ['/admin/%00', 'path — expected no NUL byte'],
      ['/api/explainers/a/%00', 'path — expected no NUL byte'],
      ['/api/explainers/a/%E0%A4%A', 'path — expected UTF-8'],
      ['/api/explainers/../../../x', 'path — expected no “..”'],
      ['//x', 'path — expected one slash'],
      ['/../package.json', 'path — expected no “..”'],
      ['/uploads/..%2f..%2fpackage.json', 'path — expected no “..”'],
      ['/api/articles/..%5c..', 'path — expected no “..”'],
    ])('an address that leads astray, %s, is 400 and says so', async (path, message) => {
      const [head, body = ''] = (await raw(get(path))).split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 400 /);
      expect(JSON.parse(body)).toEqual(
        envelope(400, 'ValidationError', expect.stringContaining(message)),
      );
    });

    it('what is said after a thousand headers is read', async () => {
      const many = Array.from({ length: 1_100 }, (_, index) => `A${index}:\r\n`).join('');
      const ask = (last: string) =>
        raw(`GET /api/articles HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${many}${last}\r\n`);
      expect(await ask('')).toMatch(/^HTTP\/1\.1 200 /);
      expect(await ask('Authorization: Bearer none\r\n')).toMatch(/^HTTP\/1\.1 401 /);
    });

    it('an address that is sent whole is read, whatever stands before its path', async () => {
      for (const cookie of ['', 'Cookie: a=b\r\n']) {
        const whole = `GET http://a/api/articles HTTP/1.1\r\nHost: a\r\n${cookie}Connection: close\r\n\r\n`;
        const [head] = (await raw(whole)).split('\r\n\r\n');
        expect(head).toMatch(/^HTTP\/1\.1 200 /);
        const kept = cookie === '' ? 'public, max-age=0, must-revalidate' : 'private, no-store';
        expect(head).toMatch(new RegExp(`^cache-control: ${kept}\r?$`, 'im'));
      }
      for (const address of ['http://[', 'http://', 'http://%', 'http://a:b@c:99999']) {
        const answer = await raw(get(address));
        expect([address, answer]).toEqual([address, expect.stringMatching(/^HTTP\/1\.1 200 /)]);
        const refused = await raw(get(`${address}/api/articles?limit=3`));
        expect([address, refused]).toEqual([address, expect.stringMatching(/^HTTP\/1\.1 400 /)]);
        expect(refused).toContain('limit — expected no other parameter');
      }
    });

    it.each([
      ['{bad', 400, 'ValidationError', /^body — expected all of it, and readable/],
      ['3', 400, 'ValidationError', /^body — expected all of it, and readable/],
      [nested(40), 400, 'ValidationError', /^body — expected at most 32 levels/],
      ['['.repeat(200_000) + ']'.repeat(200_000), 400, 'ValidationError', /at most 32 levels/],
      [
        `{"a":[${'0,'.repeat(250_000)}0]}`,
        400,
        'ValidationError',
        /^body — expected at most 20,000/,
      ],
      [
        `{"v":[${'[],'.repeat(170_000)}0]}`,
        400,
        'ValidationError',
        /^body — expected at most 20,000/,
      ],
      [`{"a":"${'x'.repeat(1_100_000)}"}`, 413, 'PayloadTooLargeError', /^body — expected at most/],
      ['{"email":"a\\u0000@b.cd","password":"x"}', 400, 'ValidationError', /no NUL byte/],
    ])('a body that nothing here can use: %#', async (sent, status, name, message) => {
      // Of who shows a credential, whether it is one or not.
      for (const [path, headers] of [
        ['/api/articles', { Authorization: 'Bearer none' }],
        ['/admin/login', {}],
      ] as const) {
        const answer = await post(path, sent, headers);
        expect([path, answer.status]).toEqual([path, status]);
        expect(answer.body).toEqual(envelope(status, name, expect.stringMatching(message)));
      }
    });

    it.each([
      ...[
        ['/', 405],
        ['/healthz', 405],
        ['/metrics', 405],
        ['/nothing', 404],
      ],
      ...[
        ['/api/articles', 403],
        ['/api/explainers/x', 405],
        ['/api/changes', 405],
      ],
      ...[
        ['/embed/x', 405],
        ['/oembed', 405],
        ['/uploads/x', 404],
        ['/api/nothing', 404],
      ],
    ])(
      'one that nobody waits for is not read: POST %s is %i before it has come',
      async (path, code) => {
        const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n`;
        for (const sent of ['Content-Length: 1000\r\n\r\n{bad', 'Content-Length: 700000\r\n\r\n{}'])
          expect(await raw(head + sent)).toMatch(new RegExp(`^HTTP/1\\.1 ${code} `));
      },
    );

    it('one that is packed is 415, also where unpacked it would be a million times as large', async () => {
      for (const encoding of ['gzip', 'deflate', 'br', 'nonsense', 'gzip, gzip']) {
        const packed = gzipSync(Buffer.from(`{"a":"${' '.repeat(1_000_000)}"}`));
        const answer = await post('/api/articles', packed, { 'Content-Encoding': encoding });
        expect([encoding, answer.status]).toEqual([encoding, 415]);
        expect(answer.body.error.message).toBe(
          'Content-Encoding — expected none: a body is taken as it is',
        );
      }
    });

    it('and so it is with every method of which GraphQL would read it', async () => {
      for (const method of ['POST', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        const answer = await raw(
          `${method} /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx`,
        );
        expect([method, answer]).toEqual([method, expect.stringMatching(/^HTTP\/1\.1 415 /)]);
      }
    });

    it('one that comes with a GET changes nothing', async () => {
      const [with_, without] = [
        await app()
          .request.get('/api/articles')
          .send({ filters: { slug: 'x' } }),
        await app().request.get('/api/articles'),
      ];
      expect([with_.status, with_.body]).toEqual([200, without.body]);
    });

    it('an address of more than 12,000 characters is 414', async () => {
      for (const path of ['/api/articles', '/graphql', '/nothing', '/admin']) {
        const { status, body } = await app().request.get(`${path}?${'a'.repeat(12_001)}`);
        expect([path, status]).toEqual([path, 414]);
        expect(body.error?.message ?? body.errors[0].message).toMatch(
          /^address — expected at most 12000 characters; got 120\d\d$/,
        );
      }
      const { status } = await app().request.get(`/api/explainers?${'a'.repeat(11_000)}`);
      expect(status).not.toBe(414);
    });

    it('whoever names no server is told so, also where the answer is in memory', async () => {
      for (const path of ['/', '/api/explainers']) {
        const ask = async (host: string) =>
          (await raw(`GET ${path} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)).split('\r\n\r\n');
        await ask('Host: a\r\n');
        const [known] = await ask('Host: a\r\n');
        expect(known).toMatch(/^HTTP\/1\.1 200 /);
        if (path !== '/') expect(known).toMatch(/^cache-status: .*; hit/im);
        const [head, body] = await ask('');
        expect(head).toMatch(/^HTTP\/1\.1 400 /);
        const message =
          'Host — expected the name that the server is asked by (RFC 9112, section 3.2)';
        expect(JSON.parse(String(body))).toEqual(envelope(400, 'BadRequestError', message));
      }
      expect((await raw('GET / HTTP/1.0\r\n\r\n')).split('\r\n')[0]).toBe('HTTP/1.1 200 OK');
    });

    it.each([
      ['too many headers', `GET / HTTP/1.1\r\nHost: a\r\nA: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
      ['an endless address', `GET /${'x'.repeat(17_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
      ['no HTTP at all', 'Hello?\r\n\r\n', 400],
      ['what is expected of us', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n', 417],
      [
        'two lengths',
        'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
        400,
      ],
    ])('%s is answered in the same words, and the connection ends', async (_, sent, status) => {
      const [head, body] = (await raw(sent)).split('\r\n\r\n');
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(head).toContain('Content-Type: application/json; charset=utf-8');
      expect(head).toContain('Connection: close');
      expect(head).toContain('X-Content-Type-Options: nosniff');
      expect(head).toContain("Content-Security-Policy: default-src 'none'");
      const answer = JSON.parse(String(body));
      expect(answer.error.message).toMatch(/ — expected /);
      expect(answer).toEqual(envelope(status, answer.error.name, answer.error.message));
    });
  },
  { content: 'tables' },
);
