import type { Variables } from './data/interpolate.ts'

export interface HeaderProps {
  title: string
  scene: string
  time: string
  variables: Variables
  others: string[]
}

/** What a picture says of itself, the dashboard's title, its links to the others, and what its variables stand for. */
export const Header = ({ title, scene, time, variables, others }: HeaderProps) => (
  <header>
    <p className="what">
      <strong>A preview with Grafana's components, not Grafana</strong> · {scene}
    </p>
    <div className="bar">
      <h1>{title}</h1>
      <span className="time">{time}</span>
    </div>
    <div className="bar">
      {Object.entries(variables)
        .filter(([, { hidden }]) => !hidden)
        .map(([name, { label, text }]) => (
          <span className="variable" key={name}>
            <span>{label}</span>
            <span>{text === '' ? ' ' : text}</span>
          </span>
        ))}
      {others.map(other => (
        <span className="link" key={other}>
          {other}
        </span>
      ))}
    </div>
  </header>
)
