// Draws the report's charts when they come into view, and the tables behind them when they are opened.
(() => {
  'use strict';

  const root = document.documentElement;
  const charts = JSON.parse(document.getElementById('charts').textContent);
  const live = new Map();
  const LABELS = {
    real: 'real',
    synthetic: 'synthetic',
    holdout: 'held out',
    against: 'synthetic, against rows never seen',
  };

  // Numbers and texts.

  const escape = text => String(text).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
  const percent = share => {
    if (share === null || share === undefined || Number.isNaN(share)) return '–';
    const value = 100 * share;
    if (value > 0 && value < 0.05) return 'under 0.1 %';
    return `${value === 0 || value === 100 ? value : value.toFixed(1)} %`;
  };
  const wholePercent = share => `${+(100 * share).toPrecision(3)} %`;
  const figure = value => value === null || value === undefined ? '–' : value.toFixed(3);
  const short = value => {
    const size = Math.abs(value);
    if (size >= 1e15) return value.toExponential(0);
    if (size >= 1e9) return `${+(value / 1e9).toPrecision(3)} G`;
    if (size >= 1e6) return `${+(value / 1e6).toPrecision(3)} M`;
    if (size >= 1e4) return `${+(value / 1e3).toPrecision(3)} k`;
    return String(+value.toPrecision(5));
  };
  const date = (seconds, width) => {
    const at = new Date(1000 * seconds);
    if (Number.isNaN(at.getTime())) return String(seconds);
    const text = at.toISOString();
    return width >= 86400 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
  };
  const sum = numbers => numbers.reduce((a, b) => a + b, 0);
  const mean = numbers => sum(numbers) / numbers.length;
  const shares = counts => {
    const total = sum(counts);
    return counts.map(count => total === 0 ? 0 : count / total);
  };

  // Colours are those of the style.

  const palette = () => {
    const style = getComputedStyle(root);
    return new Proxy({}, { get: (_, name) => style.getPropertyValue(`--${name}`).trim() });
  };

  const tip = (title, rows) => `<div class="tip"><b>${escape(title)}</b><br>${rows
    .map(([side, label, value]) => `<span>${escape(value)}</span>${side ? `<i class="${side}"></i>` : ''}${escape(label)}`)
    .join('<br>')}</div>`;

  const frame = colours => ({
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: 'system-ui, sans-serif', color: colours.text },
    tooltip: {
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.line,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: colours.text, fontSize: 13 },
      transitionDuration: 0,
      extraCssText: 'box-shadow: 0 2px 8px rgba(0, 0, 0, .15)',
    },
  });

  const binName = (chart, bin) => {
    const low = chart.from + bin * chart.width;
    const last = chart.counts[0].length - 1;
    const show = value => chart.time ? date(value, chart.width)
      : chart.percent ? wholePercent(value) : String(+value.toPrecision(6));
    if (chart.below && bin === 0) return `up to ${show(low + chart.width)}`;
    if (chart.above && bin === last) return `${show(low)} and above`;
    if (chart.whole) return show(low + 0.5);
    return `${show(low)} to ${show(low + chart.width)}`;
  };

  const lines = { real: 'solid', synthetic: 'solid', holdout: [5, 3] };
  const symbols = { real: 'circle', synthetic: 'diamond', holdout: 'triangle', against: 'emptyDiamond' };
  const colourOf = (colours, side) => colours[side === 'against' ? 'synthetic' : side];

  // One function per type of chart: its options, and the rows of its table.

  const types = {
    steps: {
      options(chart, colours) {
        const scale = chart.time ? 1000 : 1;
        const bins = chart.counts[0].length;
        const at = i => scale * (chart.from + i * chart.width);
        const of = chart.counts.map(shares);
        return {
          ...frame(colours),
          grid: { left: 8, right: 8, top: 8, bottom: 22 },
          xAxis: {
            type: chart.time ? 'time' : 'value',
            min: at(0),
            max: at(bins),
            minInterval: chart.whole ? 1 : undefined,
            splitNumber: chart.time ? 3 : 4,
            axisLine: { lineStyle: { color: colours.line } },
            axisTick: { lineStyle: { color: colours.line } },
            axisLabel: {
              color: colours.faint,
              fontSize: 11,
              hideOverlap: true,
              showMinLabel: false,
              showMaxLabel: false,
              formatter: chart.time ? undefined : chart.percent ? wholePercent : short,
            },
            splitLine: { show: false },
          },
          yAxis: { type: 'value', min: 0, show: false },
          tooltip: {
            ...frame(colours).tooltip,
            trigger: 'axis',
            axisPointer: { type: 'line', snap: false, lineStyle: { color: colours.faint, type: 'dotted' } },
            formatter(points) {
              const x = points[0].axisValue / scale;
              const bin = Math.max(0, Math.min(bins - 1, Math.floor((x - chart.from) / chart.width)));
              return tip(binName(chart, bin), chart.sides.map((side, i) => [side, LABELS[side], percent(of[i][bin])]));
            },
          },
          series: chart.sides.map((side, i) => ({
            type: 'line',
            // Without it the library complains of its own marks under the pointer.
            zlevel: 0,
            step: 'end',
            symbol: 'none',
            data: [[at(0), 0], ...of[i].map((share, bin) => [at(bin), share]), [at(bins), of[i][bins - 1]], [at(bins), 0]],
            lineStyle: { color: colours[side], width: side === 'real' ? 1 : 1.8, type: lines[side] },
            itemStyle: { color: colours[side] },
            areaStyle: side === 'real' ? { color: colours.real, opacity: 0.28 } : undefined,
            emphasis: { disabled: true },
            silent: true,
          })),
        };
      },
      table(chart) {
        const of = chart.counts.map(shares);
        return [
          ['values', ...chart.sides.map(side => LABELS[side])],
          ...of[0].map((_, bin) => [binName(chart, bin), ...of.map(side => percent(side[bin]))]),
        ];
      },
    },

    bars: {
      options(chart, colours, size) {
        const of = chart.counts.map(shares);
        const { left, axis } = categories(chart.labels, colours, 0.35 * size);
        return {
          ...frame(colours),
          grid: { left, right: 10, top: 4, bottom: 4 },
          xAxis: { type: 'value', min: 0, show: false },
          yAxis: axis,
          tooltip: {
            ...frame(colours).tooltip,
            trigger: 'axis',
            axisPointer: { type: 'shadow', axis: 'y', shadowStyle: { color: colours.line, opacity: 0.35 } },
            formatter: points => tip(
              chart.labels[points[0].dataIndex],
              chart.sides.map((side, i) => [side, LABELS[side], percent(of[i][points[0].dataIndex])])),
          },
          series: chart.sides.map((side, i) => ({
            type: 'bar',
            data: of[i],
            barGap: '10%',
            barCategoryGap: '32%',
            barMaxWidth: 11,
            itemStyle: { color: colours[side], opacity: side === 'real' ? 0.75 : 1 },
            emphasis: { disabled: true },
          })),
        };
      },
      table(chart) {
        const of = chart.counts.map(shares);
        return [
          ['value', ...chart.sides.map(side => LABELS[side])],
          ...chart.labels.map((label, i) => [label, ...of.map(side => percent(side[i]))]),
        ];
      },
    },

    shares: {
      height: chart => 12 + 24 * chart.labels.length,
      options(chart, colours, size) {
        const { left, axis } = categories(chart.labels, colours, 0.55 * size);
        return {
          ...frame(colours),
          grid: { left, right: 44, top: 4, bottom: 4 },
          xAxis: { type: 'value', min: 0, show: false },
          yAxis: axis,
          tooltip: {
            ...frame(colours).tooltip,
            trigger: 'axis',
            axisPointer: { type: 'shadow', axis: 'y', shadowStyle: { color: colours.line, opacity: 0.35 } },
            formatter: points => tip(chart.labels[points[0].dataIndex],
              [['', 'share of the gain', percent(chart.values[points[0].dataIndex])]]),
          },
          series: [{
            type: 'bar',
            data: chart.values,
            barMaxWidth: 12,
            itemStyle: { color: colours.synthetic },
            label: { show: true, position: 'right', fontSize: 11, color: colours.faint, formatter: bar => percent(bar.value) },
            emphasis: { disabled: true },
          }],
        };
      },
      table: chart => [['feature', 'share of the gain'], ...chart.labels.map((label, i) => [label, percent(chart.values[i])])],
    },

    dots: {
      height: chart => 34 + 26 * chart.labels.length,
      options(chart, colours, size) {
        const show = chart.percent ? percent : figure;
        const connections = chart.labels.map((_, i) => {
          const values = chart.values.map(side => side[i]).filter(value => value !== null);
          return values.length > 1 ? [i, Math.min(...values), Math.max(...values)] : null;
        }).filter(Boolean);
        const errors = (chart.errors || []).flatMap((side, s) => side.map((error, i) =>
          error === null || chart.values[s][i] === null
            ? null
            : [i, chart.values[s][i] - error, chart.values[s][i] + error]).filter(Boolean));
        const span = (data, colour, width) => ({
          type: 'custom',
          silent: true,
          clip: true,
          data,
          encode: { x: [1, 2], y: 0 },
          renderItem(_, api) {
            const from = api.coord([api.value(1), api.value(0)]);
            const to = api.coord([api.value(2), api.value(0)]);
            return {
              type: 'line',
              shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
              style: { stroke: colour, lineWidth: width },
            };
          },
        });
        const { left, axis } = categories(chart.labels, colours, 0.4 * size);
        return {
          ...frame(colours),
          grid: { left, right: 18, top: 4, bottom: 24 },
          xAxis: {
            type: 'value',
            min: chart.from,
            max: chart.to,
            splitNumber: size < 500 ? 2 : 5,
            axisLine: { show: false },
            axisTick: { show: false },
            axisLabel: { color: colours.faint, fontSize: 11, hideOverlap: true, formatter: x => chart.percent ? wholePercent(x) : String(x) },
            splitLine: { lineStyle: { color: colours.line } },
          },
          yAxis: axis,
          tooltip: {
            ...frame(colours).tooltip,
            trigger: 'axis',
            axisPointer: { type: 'shadow', axis: 'y', shadowStyle: { color: colours.line, opacity: 0.35 } },
            formatter(points) {
              const i = points[0].dataIndex;
              return tip(chart.labels[i], chart.sides.map((side, s) => {
                const error = chart.errors && chart.errors[s] && chart.errors[s][i];
                return [side, LABELS[side], show(chart.values[s][i]) + (error ? ` ± ${show(error)}` : '')];
              }));
            },
          },
          series: [
            span(connections, colours.line, 3),
            span(errors, colours.faint, 1),
            ...chart.sides.map((side, s) => ({
              type: 'scatter',
              symbol: symbols[side],
              symbolSize: side === 'real' ? 10 : 11,
              data: chart.values[s].map((value, i) => value === null
                ? '-'
                : [Math.max(chart.from, Math.min(chart.to, value)), i]),
              itemStyle: { color: colourOf(colours, side), opacity: 1 },
              emphasis: { disabled: true },
              markLine: s === 0 && chart.line !== undefined
                ? {
                  silent: true,
                  symbol: 'none',
                  label: { show: false },
                  lineStyle: { color: colours.text, type: 'dashed', width: 1 },
                  data: [{ xAxis: chart.line }],
                }
                : undefined,
            })),
          ],
        };
      },
      table(chart) {
        const show = chart.percent ? percent : figure;
        return [
          ['', ...chart.sides.map(side => LABELS[side])],
          ...chart.labels.map((label, i) => [label, ...chart.sides.map((_, s) => {
            const error = chart.errors && chart.errors[s] && chart.errors[s][i];
            return show(chart.values[s][i]) + (error ? ` ± ${show(error)}` : '');
          })]),
        ];
      },
    },

    points: {
      height: () => 380,
      options(chart, colours) {
        const tints = ['real', 'synthetic', 'holdout', 'less', 'more', 'poor', 'faint'];
        const marks = ['circle', 'diamond', 'triangle', 'rect'];
        const colour = g => colours[tints[g % tints.length]];
        const axis = name => ({
          type: 'value',
          name,
          nameLocation: 'middle',
          nameTextStyle: { color: colours.faint, fontSize: FONT },
          scale: true,
          axisLine: { lineStyle: { color: colours.line } },
          axisTick: { show: false },
          axisLabel: { color: colours.faint, fontSize: 11, hideOverlap: true, formatter: short },
          splitLine: { lineStyle: { color: colours.line } },
        });
        const rows = (x, y) => [['', chart.across, short(x)], ['', chart.upwards, figure(y)]];
        return {
          ...frame(colours),
          grid: { left: 64, right: 24, top: 24, bottom: 44 },
          xAxis: { ...axis(chart.across), nameGap: 28, min: 0, scale: false },
          yAxis: { ...axis(chart.upwards), nameGap: 46 },
          tooltip: {
            ...frame(colours).tooltip,
            formatter: point => tip(point.seriesName, rows(...point.value)),
          },
          series: chart.groups.flatMap((name, g) => [
            {
              type: 'scatter',
              name: `${name}, a run`,
              symbol: marks[g % marks.length],
              symbolSize: 7,
              data: chart.x[g].map((x, i) => [x, chart.y[g][i]]),
              itemStyle: { color: colour(g), opacity: 0.5 },
              emphasis: { disabled: true },
            },
            {
              type: 'scatter',
              name,
              symbol: marks[g % marks.length],
              symbolSize: 14,
              data: [[mean(chart.x[g]), mean(chart.y[g])]],
              itemStyle: { color: colour(g) },
              label: { show: true, position: 'top', color: colours.text, fontSize: FONT, formatter: '{a}' },
              labelLayout: { moveOverlap: 'shiftY' },
              emphasis: { disabled: true },
            },
          ]),
        };
      },
      table: chart => [
        ['', chart.across, chart.upwards],
        ...chart.groups.flatMap((name, g) => chart.x[g].map((x, i) => [name, short(x), figure(chart.y[g][i])])),
      ],
    },

    matrix: {
      renderer: 'canvas',
      options(chart, colours, size) {
        const n = chart.names.length;
        const data = [];
        for (let a = 0, k = 0; a < n; a++) {
          for (let b = 0; b < a; b++, k++) {
            if (chart.values[k] !== null) data.push([b, a, chart.values[k]], [a, b, chart.values[k]]);
          }
        }
        const limit = chart.difference ? 0.5 : 1;
        const { cut, width } = fitted(chart.names, Math.min(80, size / 4));
        const room = width + 10;
        const axis = {
          type: 'category',
          data: chart.names,
          axisLine: { show: false },
          axisTick: { show: false },
          splitArea: { show: true, areaStyle: { color: [colours.card] } },
        };
        const label = {
          color: colours.faint,
          fontSize: 10,
          interval: (size - room) / n < 11 ? 'auto' : 0,
          formatter: (_, i) => cut[i],
        };
        return {
          ...frame(colours),
          grid: { left: room, right: 4, top: 4, bottom: room + 26 },
          xAxis: { ...axis, axisLabel: { ...label, rotate: 90 } },
          yAxis: { ...axis, inverse: true, axisLabel: label },
          visualMap: {
            min: -limit,
            max: limit,
            text: [chart.difference ? '≥ 0.5' : '1', chart.difference ? '≤ -0.5' : '-1'],
            orient: 'horizontal',
            left: 'center',
            bottom: 0,
            itemWidth: 9,
            itemHeight: 90,
            textStyle: { color: colours.faint, fontSize: 10 },
            inRange: {
              color: chart.difference
                ? [colours.less, colours.middle, colours.more]
                : [colours.negative, colours.middle, colours.positive],
            },
          },
          tooltip: {
            ...frame(colours).tooltip,
            formatter: cell => tip(`${chart.names[cell.value[1]]} with ${chart.names[cell.value[0]]}`,
              [['', chart.difference ? 'synthetic minus real' : 'association', cell.value[2].toFixed(3)]]),
          },
          series: [{
            type: 'heatmap',
            data,
            itemStyle: { borderColor: colours.card, borderWidth: n > 30 ? 0 : 1 },
            emphasis: { itemStyle: { borderColor: colours.text, borderWidth: 1 } },
          }],
        };
      },
      table(chart) {
        const at = (a, b) => {
          if (a === b) return '';
          const [high, low] = a > b ? [a, b] : [b, a];
          return figure(chart.values[high * (high - 1) / 2 + low]);
        };
        return [['', ...chart.names], ...chart.names.map((name, a) => [name, ...chart.names.map((_, b) => at(a, b))])];
      },
    },
  };

  // Labels of lines, cut to what there is room for, and the room that they take.

  const pen = document.createElement('canvas').getContext('2d');
  const FONT = 11.5;

  function fitted(labels, room) {
    pen.font = `${FONT}px system-ui, sans-serif`;
    const cut = labels.map(label => {
      let text = label.replace(/\s+/g, ' ');
      while (text.length > 1 && pen.measureText(text).width > room) text = `${text.slice(0, -2).trimEnd()}…`;
      return text;
    });
    return { cut, width: Math.ceil(Math.max(0, ...cut.map(text => pen.measureText(text).width))) };
  }

  function categories(labels, colours, room) {
    const { cut, width } = fitted(labels, room);
    return {
      left: width + 12,
      axis: {
        type: 'category',
        data: labels,
        inverse: true,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: colours.text, fontSize: FONT, interval: 0, formatter: (_, i) => cut[i] },
      },
    };
  }

  // Charts live from when they are first seen.

  const draw = place => {
    if (live.has(place) || place.clientWidth === 0) return;
    const chart = charts[place.dataset.chart];
    const type = types[chart.type];
    const drawn = echarts.init(place, null, { renderer: type.renderer || 'svg' });
    drawn.setOption(type.options(chart, palette(), place.clientWidth));
    live.set(place, drawn);
    resized.observe(place);
  };
  const resized = new ResizeObserver(entries => {
    for (const { target } of entries) {
      const drawn = live.get(target);
      if (drawn && target.clientWidth > 0 && target.clientWidth !== drawn.getWidth()) drawn.resize();
    }
  });
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        draw(entry.target);
      }
    }
  }, { rootMargin: '400px 0px' });
  const places = [...document.querySelectorAll('[data-chart]')];
  for (const place of places) {
    const chart = charts[place.dataset.chart];
    const { height } = types[chart.type];
    if (height) place.style.height = `${height(chart)}px`;
    seen.observe(place);
  }

  // The table behind a chart.

  const cell = (row, tag, text, scope) => {
    const made = row.appendChild(document.createElement(tag));
    made.textContent = text;
    if (scope) made.scope = scope;
    return made;
  };
  for (const details of document.querySelectorAll('[data-values]')) {
    details.addEventListener('toggle', () => {
      if (!details.open || details.querySelector('table')) return;
      const chart = charts[details.dataset.values];
      const [header, ...rows] = types[chart.type].table(chart);
      const scroll = details.appendChild(document.createElement('div'));
      scroll.className = 'scroll';
      scroll.tabIndex = 0;
      scroll.setAttribute('role', 'region');
      scroll.setAttribute('aria-label', details.querySelector('summary').textContent);
      const table = scroll.appendChild(document.createElement('table'));
      const caption = table.appendChild(document.createElement('caption'));
      caption.className = 'unseen';
      caption.textContent = details.querySelector('summary').textContent;
      const head = table.createTHead().insertRow();
      header.forEach((text, i) => { cell(head, 'th', text, 'col').className = i ? 'number' : 'text'; });
      const body = table.createTBody();
      for (const texts of rows) {
        const row = body.insertRow();
        texts.forEach((text, i) => {
          cell(row, i ? 'td' : 'th', text, i ? '' : 'row').className = i ? 'number' : 'text';
        });
      }
    });
  }

  // Light and dark: as the system has it, until somebody chooses.

  const system = matchMedia('(prefers-color-scheme: dark)');
  const button = document.getElementById('theme');
  let dark = system.matches;
  const show = () => {
    root.dataset.theme = dark ? 'dark' : 'light';
    button.setAttribute('aria-pressed', String(dark));
    const redrawn = [...live.keys()];
    for (const place of redrawn) {
      live.get(place).dispose();
      live.delete(place);
      draw(place);
      if (!live.has(place)) seen.observe(place);
    }
  };
  button.addEventListener('click', () => {
    dark = !dark;
    show();
  });
  system.addEventListener('change', () => {
    dark = system.matches;
    show();
  });
  show();

  // What a link leads to is open.

  const reveal = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') at.open = true;
    }
    if (target) target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  if (location.hash) reveal();
  for (const every of document.querySelectorAll('[data-open], [data-close]')) {
    every.addEventListener('click', () => {
      const section = document.getElementById(every.dataset.open || every.dataset.close);
      for (const details of section.querySelectorAll(':scope > details.table')) details.open = 'open' in every.dataset;
    });
  }
  if (matchMedia('(max-width: 62rem)').matches) document.querySelector('nav details').open = false;

  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details.table')) details.open = true;
    places.forEach(draw);
  });
})();
