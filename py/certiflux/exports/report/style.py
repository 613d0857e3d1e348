"""The look of the report: on screen, light or dark, and on A4 paper; nothing from elsewhere."""

from typing import Final

from certiflux.exports import palette

_RULES: Final = """
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);
font-variant-numeric:tabular-nums;overflow-wrap:break-word}
bdi,code,.value{overflow-wrap:anywhere}
header,main,footer{width:min(72rem,100% - 2rem);margin-inline:auto}
header{padding-block:1.5rem 0}
footer{padding-block:1rem 2rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.25;text-wrap:balance}
h1{margin:.1em 0 .3em;font-size:1.9rem}
h2{margin:2.2rem 0 .6rem;padding-bottom:.25rem;border-bottom:2px solid var(--line);font-size:1.4rem}
h3{margin:0 0 .25rem;font-size:1.1rem}
p,ul,dl{margin:0 0 .8rem}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.brand,.sub{color:var(--soft)}
.sub{display:block;font-size:.9em}
.lead{font-size:1.1rem}
.toc ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;list-style:none}
.toc a{display:inline-block;min-height:1.6rem}
.counts{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;list-style:none}
.counts li{min-width:8rem;padding:.6rem 1rem;border:1px solid var(--line);border-radius:.5rem;
background:var(--sheet)}
.counts strong{display:block;font:600 1.5rem/1.2 var(--serif)}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) minmax(0,1fr);gap:.25rem 1rem}
dt{color:var(--soft)}
dd{margin:0}
code,.value{font-family:var(--mono);font-size:.9em}
.mark{font-weight:600;white-space:nowrap}
.ok{color:var(--ok)}.warning{color:var(--warning)}.error{color:var(--error)}.wait{color:var(--soft)}
.rule{margin-bottom:.7rem;padding:.7rem 1rem;border:1px solid var(--line);border-left:.4rem solid
var(--edge);border-radius:.5rem;background:var(--sheet)}
.rule p{margin:0 0 .2rem}
.rule-error{border-left-color:var(--error)}.rule-warning{border-left-color:var(--warning)}
.box{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem;background:var(--sheet)}
table{width:100%;border-collapse:collapse;font-size:.92rem;line-height:1.4}
caption{padding:.5rem .8rem;color:var(--soft);text-align:left}
th,td{padding:.4rem .7rem;border-top:1px solid var(--line);text-align:left;vertical-align:top;
min-width:4.5rem}
thead th{background:var(--shade);font-size:.93em;overflow-wrap:normal}
.number{text-align:right;white-space:nowrap}
.picture{margin:0 0 1.2rem;break-inside:avoid}.picture svg{display:block;width:100%;
max-width:25rem;height:auto;margin:.3rem 0 .6rem;font:14px/1 var(--sans)}
.picture text{fill:var(--ink)}.bar-head{font-weight:600}.bar{fill:var(--accent)}
.bar-error,.bar-late{fill:var(--error)}.bar-warning,.bar-soon{fill:var(--warning)}
.bar-later{fill:var(--ok)}.bar-info{fill:var(--edge)}
@media (max-width:44rem){h1{font-size:1.5rem}dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.5rem}}
@media screen and (max-width:44rem){table,tbody,tr,tbody th,td,caption{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{padding:.6rem .8rem;border-top:1px solid var(--line)}
tbody th,td{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:0 .6rem;padding:.12rem 0;
border:0}
tbody th::before,td::before{content:attr(data-label);color:var(--soft);font-weight:400;
font-size:.88em}}
@page{size:A4;margin:14mm 12mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);
font:8pt sans-serif}}
@media print{:root{color-scheme:light;--paper:#fff;--sheet:#fff;--shade:#eee;--line:#bbb;
--edge:#666;--ink:#000;--soft:#333;--accent:#000;--ok:#14512f;--warning:#663c00;--error:#8b1a12}
body{font-size:9.5pt}header,main,footer{width:auto}.toc{display:none}h1{font-size:18pt}
h2{margin-top:14pt;font-size:13pt}h2,h3,caption{break-after:avoid}
.box{overflow:visible;border:0}table{font-size:8pt}th,td{min-width:0;padding:2pt 4pt}
thead{display:table-header-group}tr,.rule,.counts li{break-inside:avoid}.full{break-before:page}}
"""

STYLE: Final = palette.tokens() + _RULES
