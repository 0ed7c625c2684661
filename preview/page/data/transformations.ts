import {
  type DataFrame,
  type DataTransformerConfig,
  standardTransformers,
  standardTransformersRegistry,
  TransformerCategory,
  transformDataFrame,
} from '@grafana/data'
import { lastValueFrom } from 'rxjs'

standardTransformersRegistry.setInit(() =>
  // One stands there under its old name as well.
  [...new Map(Object.values(standardTransformers).map(one => [one.id, one])).values()].map(
    transformation => ({
      id: transformation.id,
      name: transformation.name,
      transformation: async () => transformation,
      editor: () => null,
      categories: new Set([TransformerCategory.Reformat]),
      imageDark: '',
      imageLight: '',
    }),
  ),
)

/** Frames after a panel's transformations, which are Grafana's own. */
export const transformed = (
  frames: DataFrame[],
  transformations: DataTransformerConfig[],
): Promise<DataFrame[]> => lastValueFrom(transformDataFrame(transformations, frames))
