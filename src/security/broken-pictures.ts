import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { inOrder } from '../event-loop/in-order';
import { pictureService } from '../strapi/uploads';

const making = ['optimize', 'generateThumbnail', 'generateResponsiveFormats'] as const;

/** As libvips says it of a disk. */
const ofTheSystem = /\b(?:unix|system|windows) error\b|no space left/i;

/**
 * Has broken pictures be told as such. Of two that sharp 0.35 reads at once, it takes one for whole in two of five cases, since libvips keeps
 * what went wrong in one place; that one failed when it was made smaller, and was a 500. So they are looked at one by one, which leaves few.
 */
export const installBrokenPictures = (strapi: Core.Strapi): void => {
  const service = pictureService(strapi);
  const { isFaultyImage } = service;
  service.isFaultyImage = (file) => inOrder(service, () => isFaultyImage(file));
  for (const name of making) {
    const make = service[name];
    service[name] = async (file) => {
      try {
        return await make(file);
      } catch (error) {
        const isOfTheSystem =
          !(error instanceof Error) || 'code' in error || ofTheSystem.test(error.message);
        if (isOfTheSystem) throw error;
        throw new errors.ValidationError('files — expected pictures that are whole');
      }
    };
  }
};
