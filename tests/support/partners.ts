import type { RunningApp } from './running-app';

const uid = 'api::partner.partner';

let made = 0;

/** An active partner with one origin of its own, as an editor would make it. */
export const createPartner = async (app: RunningApp, partner: object = {}) => {
  made += 1;
  const name = `Clinic ${made}`;
  const origin = `https://clinic-${made}.example.org`;
  const { documentId } = await app.documents(uid).create({
    data: { name, site: `${origin}/`, state: 'active', origins: [{ origin }], ...partner },
  });
  return {
    name,
    origin,
    documentId: documentId as string,
    update: (data: object) => app.documents(uid).update({ documentId, data }),
    remove: () => app.documents(uid).delete({ documentId }),
  };
};
