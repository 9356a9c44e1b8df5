import type { StrapiApp } from '@strapi/strapi/admin';
import { ConflictDialog } from './conflict-dialog';
import { PartnerViews } from './partner-views';
import { watchVersions } from './watch-versions';

export default {
  register() {
    watchVersions();
  },
  bootstrap(app: StrapiApp) {
    const contentManager = app.getPlugin('content-manager');
    contentManager.injectComponent('editView', 'right-links', {
      name: 'conflict',
      Component: ConflictDialog,
    });
    contentManager.injectComponent('editView', 'right-links', {
      name: 'partner-views',
      Component: PartnerViews,
    });
  },
};
