import plugins from '../../config/plugins';
import { testSecrets } from '../support/test-secrets';

/** `security` of the upload plugin in what create-strapi-app 5.54.0 makes (templates/vanilla/config/plugins.ts). */
const ofTemplate = {
  allowedTypes: [
    ...['image/*', 'video/*', 'audio/*', 'application/pdf', 'text/plain', 'text/csv'],
    ...['application/msword', 'application/vnd.openxmlformats-officedocument.*'],
  ],
  deniedTypes: [
    ...['image/svg+xml', 'application/vnd.microsoft.portable-executable'],
    ...['application/x-msdownload', 'application/x-msdos-program', 'application/x-executable'],
    ...['application/x-dosexec', 'application/x-sh', 'text/x-shellscript'],
    'application/x-mach-binary',
  ],
};

const inOrder = (lists: Record<string, readonly string[]>) =>
  Object.fromEntries(Object.entries(lists).map(([name, types]) => [name, [...types].sort()]));

it('editors may send files of the types that a project of Strapi takes, and of no others', () => {
  Object.assign(process.env, testSecrets);
  const { upload } = plugins() as { upload?: { config: { security: typeof ofTemplate } } };
  if (upload === undefined) throw new Error('Expected a configuration of uploads');
  expect(inOrder(upload.config.security)).toEqual(inOrder(ofTemplate));
});
