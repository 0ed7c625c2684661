/** What stands in a panel without data, as Grafana writes it there. */
export const Empty = ({ text }: { text: string | undefined }) => (
  <div className="empty">{text ?? 'No data'}</div>
)
