/** The look of a bundle's pages: plain, dense, the same on screen and on paper; nothing in it depends on colour alone. */
export const pageStyle = `
:root{color-scheme:light;--ink:#16191d;--soft:#565d66;--line:#c9ced6;--here:#0b57a4;--tint:#eef4fb}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1400px;padding:0 16px;color:var(--ink);background:#fff;font:13px/1.4 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:18px;margin:12px 0 0}h2{font-size:14px;margin:24px 0 4px}h3{font-size:13px;margin:16px 0 4px}p{margin:4px 0}
header p,.soft,th{color:var(--soft)}
.marking{margin:8px 0;padding:2px;border:1px solid var(--ink);text-align:center;font-weight:bold}
table{width:100%;border-collapse:collapse;margin:4px 0 12px}
th,td{padding:3px 6px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{font-weight:normal;border-bottom:1px solid var(--soft)}
.messages{table-layout:fixed}
.messages col:nth-child(1){width:70px}.messages col:nth-child(2){width:240px}.messages col:nth-child(3){width:150px}.messages col:nth-child(5){width:190px}
.messages td:nth-child(2){font-size:12px}
.messages td>span,.messages td>b,.messages td>div{display:block}
.chosen{background:var(--tint)}
.chosen td:first-child{border-left:4px solid var(--here)}
.context td:first-child{border-left:4px solid transparent}
.omitted td{color:var(--soft);text-align:center;font-style:italic}
.text{white-space:pre-wrap;unicode-bidi:plaintext}
.lines{white-space:pre-wrap;font-size:12px;margin-top:3px}
.tags{border-left:2px solid var(--soft);padding-left:6px}
.mono,.handle{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:12px}
.messages small,.note,.address{color:var(--soft);font-size:11px}
.lines img{display:block;max-width:min(256px,100%);height:auto;margin:3px 0;border:1px solid var(--line)}
.cited{table-layout:fixed}.cited col:nth-child(1){width:90px}.cited col:nth-child(2){width:260px}.cited col:nth-child(4){width:220px}.cited col:nth-child(5){width:140px}.cited col:nth-child(6){width:260px}
.empty{display:none!important}
.u{font:italic 10px ui-monospace,monospace;border:1px dotted var(--soft);padding:0 2px;margin:0 1px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:4px 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
a{color:var(--here)}
pre{margin:4px 0;padding:6px 8px;border:1px solid var(--line);overflow-x:auto;font-size:12px;white-space:pre-wrap}
@media screen{section{content-visibility:auto;contain-intrinsic-size:auto 400px}}
@media print{body{max-width:none;padding:0;font-size:8.5pt}tr{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}a{color:inherit}.messages td:nth-child(2),.lines{font-size:7.5pt}.mono,.handle,.messages small,.note,.address{font-size:7pt}
.messages col:nth-child(1){width:16mm}.messages col:nth-child(2){width:44mm}.messages col:nth-child(3){width:28mm}.messages col:nth-child(5){width:32mm}
.cited col:nth-child(1){width:21mm}.cited col:nth-child(2){width:40mm}.cited col:nth-child(4){width:30mm}.cited col:nth-child(5){width:24mm}.cited col:nth-child(6){width:36mm}}
`
