// Figures as bars, one colour a column. The table beside it says the same, so the chart is hidden from screen readers.
// Loaded by itself: the charts weigh more than the rest of a page.
import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import classes from './Statistics.module.css';

export interface FigureChartProps {
  data: ({ name: string } & Record<string, number | string>)[];
  series: { name: string; label: string; color: string }[];
  /** Names stand at the left, for long ones. */
  lying?: boolean;
}

export default function FigureChart({ data, series, lying = false }: FigureChartProps) {
  return (
    <div aria-hidden="true" inert>
      <ul className={classes.legend}>
        {series.map(({ name, label, color }) => (
          <li key={name}>
            <span className={classes.swatch} style={{ background: color }} />
            {label}
          </li>
        ))}
      </ul>
      <BarChart
        h={lying ? Math.max(120, data.length * 34 + 40) : 220}
        data={data}
        dataKey="name"
        type="stacked"
        series={series}
        orientation={lying ? 'vertical' : 'horizontal'}
        maxBarWidth={34}
        gridAxis={lying ? 'y' : 'x'}
        yAxisProps={lying ? { width: 150, tickFormatter: shortened } : { width: 48, allowDecimals: false }}
        xAxisProps={lying ? { allowDecimals: false } : {}}
        barProps={{ isAnimationActive: false }}
        withTooltip={false}
      />
    </div>
  );
}

const shortened = (name: string): string => (name.length > 22 ? `${name.slice(0, 21)}…` : name);
