import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { startApp, type RunningApp } from '../support/running-app';

const sectionUid = 'api::section.section';

describe.each(databaseKinds)(
  'Webhooks are told of entries, and cost nothing where there are none (%s)',
  (kind) => {
    let database: TemporaryDatabase;
    let app: RunningApp;
    let listener: Server;
    const told: { event: string; entry: Record<string, unknown> }[] = [];
    beforeAll(async () => {
      database = await createDatabase(kind, 'tables');
      app = await startApp(kind, { on: database });
      listener = createServer((request, response) => {
        void text(request).then((body) => {
          told.push(JSON.parse(body));
          response.end();
        });
      }).listen(0, '127.0.0.1');
      await once(listener, 'listening');
    });
    afterAll(async () => {
      await app.stop();
      listener.close();
      await database.remove();
    });

    const saveAndPublish = async () => {
      const { article, one } = await explainerBuilder(app).explainer();
      const sections = app.documents(sectionUid);
      await app.statements();
      await sections.update({ documentId: one, data: { body: 'New words.' } });
      await sections.publish({ documentId: one });
      return { article, one };
    };
    /** A whole section: with what it leads to, by a link that only reading it for an event asks for in this way. */
    const wholeReads = async () => {
      // What is read for an event is read after the answer.
      await wait(300);
      const sent = await app.statements();
      const last = sent.map((sql) => /^insert into .*revisions/.test(sql)).lastIndexOf(true);
      expect(last).toBeGreaterThan(-1);
      return sent.slice(last + 1).filter((sql) => /^select .*sections/.test(sql));
    };

    it('without any, nothing is read for them', async () => {
      await saveAndPublish();
      expect(await wholeReads()).toEqual([]);
    });

    it('one is given the entry with all that it leads to', async () => {
      const { port } = listener.address() as AddressInfo;
      await app.query('strapi::webhook').create({
        data: {
          name: 'A cache',
          url: `http://127.0.0.1:${port}/`,
          headers: {},
          events: ['entry.publish'],
          enabled: true,
        },
      });
      await app.stop();
      app = await startApp(kind, { on: database });
      const { article, one } = await saveAndPublish();
      expect((await wholeReads()).length).toBeGreaterThan(0);
      expect(told.at(-1)).toMatchObject({
        event: 'entry.publish',
        entry: { documentId: one, body: 'New words.', article: { documentId: article } },
      });
    });
  },
);
