import type { Core } from '@strapi/strapi';
import { installBrokenPictures } from './broken-pictures';
import { tellOfDeletedMeanwhile } from './deleted-meanwhile';
import { boundPanelFiles } from './panel-files';
import { installUploadSweep } from './sweep-uploads';
import { installWholeUploads } from './whole-uploads';

/** All that is put around Strapi's uploads; in register(), after whatever else is put around the writes of rows. */
export const installUploads = (strapi: Core.Strapi): void => {
  installUploadSweep(strapi);
  installBrokenPictures(strapi);
  installWholeUploads(strapi);
  boundPanelFiles(strapi);
  tellOfDeletedMeanwhile(strapi);
};
