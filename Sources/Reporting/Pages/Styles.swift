import HTML

/// The one style sheet: dark text on paper, one accent, and it prints.
enum Styles {
    static let sheet: HTML = """
        :root { --ink: #1c1f23; --soft: #565c64; --line: #d5d9de; --paper: #fff; --ground: #f6f7f8; --accent: #0b4f8a; --warn: #9c1c1c; --blank: #fdf3d0; }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
        body { margin: 0; color: var(--ink); background: var(--paper); font: 1.0625rem/1.85 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; text-spacing-trim: trim-start; line-break: strict; overflow-wrap: anywhere; }
        .standing { margin: 0; padding: .35rem 1.25rem; background: var(--ground); color: var(--soft); font-size: .875rem; text-align: center; }
        main, .contents { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
        h1, h2, h3, h4, summary, th, .contents, dt, .value { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        h1 { font-size: 1.7rem; line-height: 1.4; text-align: center; margin: 2.5rem 0 1rem; text-wrap: balance; }
        h2 { font-size: 1.3rem; line-height: 1.5; margin: 2.75rem 0 .75rem; }
        h3 { font-size: 1.0625rem; line-height: 1.6; margin: 1.75rem 0 .5rem; }
        h4 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
        p { margin: 0 0 .75rem; }
        .text > p { text-indent: 2em; text-align: justify; }
        .text > h1 + p { text-indent: 0; text-align: center; color: var(--soft); }
        ol, ul { margin: 0 0 .75rem; padding-left: 2em; }
        a { color: var(--accent); text-underline-offset: .2em; }
        a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        a.figure { color: inherit; font-weight: 600; text-decoration-color: var(--accent); text-decoration-thickness: 1px; font-variant-numeric: tabular-nums; }
        a.figure:hover { color: var(--accent); }
        mark { color: #5c4400; background: var(--blank); padding: 0 .15em; }
        .contents { font-size: .875rem; color: var(--soft); padding-top: 1rem; border-bottom: 1px solid var(--line); }
        .contents ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
        table { width: 100%; border-collapse: collapse; margin: .5rem 0 1rem; font-size: .9375rem; line-height: 1.6; }
        th, td { padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        th { color: var(--soft); font-weight: 500; white-space: nowrap; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .number + td, .number + th { padding-left: .75rem; }
        .center { text-align: center; }
        #data, #identities, #blanks, #proof { border-top: 1px solid var(--line); margin-top: 3rem; }
        .entry { border-top: 1px solid var(--line); padding-top: .25rem; margin-top: 1.5rem; }
        .entry:target, tr:target { background: var(--ground); box-shadow: 0 0 0 .75rem var(--ground); }
        .value strong { font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; margin-right: .2em; }
        .value span { color: var(--soft); font-size: .875rem; margin-left: 1em; }
        dl { margin: 0 0 .75rem; }
        dd { margin: 0; }
        dt { color: var(--soft); }
        .terms div { display: grid; grid-template-columns: 5em 1fr; font-size: .9375rem; line-height: 1.7; }
        .months { display: grid; grid-template-columns: repeat(12, 1fr); font-size: .8125rem; line-height: 1.5; border: solid var(--line); border-width: 1px 0; padding: .4rem 0; }
        .months.wide { grid-template-columns: repeat(4, 1fr); row-gap: .4rem; }
        .months div { text-align: right; padding-right: .35rem; }
        .months dd { font-variant-numeric: tabular-nums; }
        details { margin: .5rem 0; }
        summary { cursor: pointer; color: var(--accent); font-size: .9375rem; }
        code, pre { font-family: "Noto Sans Mono CJK SC", Menlo, Consolas, monospace; font-size: .875em; }
        pre { white-space: pre-wrap; background: var(--ground); padding: .75rem; line-height: 1.6; }
        .fails, .warning { color: var(--warn); font-weight: 600; }
        .records { padding-top: 1.25rem; }
        .short, td.verdict, td.fails { white-space: nowrap; }
        .blanks { font-size: .9375rem; }
        .records { max-width: 60rem; }
        @media (max-width: 40rem) {
          body { font-size: 1rem; }
          h1 { font-size: 1.4rem; margin-top: 1.5rem; }
          .text > p { text-align: left; }
          .months { grid-template-columns: repeat(6, 1fr); row-gap: .4rem; }
          .months.wide { grid-template-columns: repeat(3, 1fr); }
          .value span { display: block; margin-left: 0; }
          .text table { font-size: .875rem; }
          .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .stack tr { display: block; border-bottom: 1px solid var(--line); padding: .5rem 0; }
          .stack td { display: inline; border: 0; padding: 0 .75em 0 0; white-space: normal; }
          .stack td.name, .stack td:has(div) { display: block; }
          .stack td.short { white-space: nowrap; }
        }
        @media print {
          @page { size: A4; margin: 25mm 22mm; }
          body { font-size: 11pt; }
          main { max-width: none; padding: 0; }
          .contents { display: none; }
          a { color: inherit; text-decoration: none; }
          h2, h3 { break-after: avoid; }
          tr, .months { break-inside: avoid; }
          #data { break-before: page; }
        }
        """
}
