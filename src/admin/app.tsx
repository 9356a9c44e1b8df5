import type { StrapiApp } from '@strapi/strapi/admin';
import { ConflictDialog } from './conflict-dialog';
import { watchVersions } from './watch-versions';

export default {
  register() {
    watchVersions();
  },
  bootstrap(app: StrapiApp) {
    app.getPlugin('content-manager').injectComponent('editView', 'right-links', {
      name: 'conflict',
      Component: ConflictDialog,
    });
  },
};
