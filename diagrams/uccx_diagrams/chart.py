from __future__ import annotations
import sys
from graphviz import Digraph
from uccx_diagrams.frames import *
from uccx_diagrams.labels import *
from uccx_model.graph import *
from uccx_model.states import *
from uccx_model.transition import Kind
from uccx_model.variables import State, initial
from uccx_model.expressions import Scope

FONT="Helvetica,Arial,Liberation Sans,DejaVu Sans Condensed,sans-serif"
def lines(ls): return "".join(quoted(l.replace("  "," ") if 0 else l,readings=2)+"\\l" for l in ls)
def tip(t): return quoted(t,readings=4)
TITLES={Registration.NONE:"Classic"}
def state_chart(graph=None, opts={}):
    graph = licensing_graph() if graph is None else graph
    d=Digraph("states")
    d.attr(rankdir=opts.get("rankdir","LR"),compound="true",fontname=FONT,fontsize="11",nodesep=opts.get("nodesep","0.15"),ranksep=opts.get("ranksep","0.25"),newrank=opts.get("newrank","false"),pad="0.2",
      splines=opts.get("splines","true"), labeljust="l", mclimit="10", remincross="true", searchsize="500")
    d.attr("node",shape="Mrecord" if 0 else "record",style="filled,rounded" if 0 else "filled",fillcolor="white",fontname=FONT,fontsize="9",margin="0.06,0.03",height="0.2")
    d.attr("edge",fontname=FONT,fontsize="8",arrowsize="0.6")
    def anchors(c,f):
        if opts.get("anchor"):
            for a in arrows(graph):
                if a.frame==f: c.node("anchor_"+a.key,shape="point",width="0.01",style="invis",label="")
    starts=initial(State.symbols(Scope.STATE))
    for f in frames(graph):
        with d.subgraph(name="cluster_"+f.key) as c:
            c.attr(label=TITLES.get(f.registration,f.registration.value),style="rounded",color="#555555",bgcolor="#f4f6f8",labelloc=opts.get('ll','t'))
            inner={s:i for i in f.within for s in i.states}
            anchors(c,f)
            for i in f.within:
                with c.subgraph(name="cluster_"+i.key) as k:
                    k.attr(label="",style="rounded",color="#888888",bgcolor="#e9eef2")
                    anchors(k,i)
                    for s in i.states: node(k,graph,s,starts)
            for s in f.states:
                if s not in inner: node(c,graph,s,starts)
    for s in starts:
        d.node("start_"+s.name,shape="circle",width="0.12",label="",fillcolor="black",fixedsize="true"); d.edge("start_"+s.name,s.name)
    for a in arrows(graph):
        kinds={t.kind for t in a.transitions}
        if a.frame and opts.get("anchor"):
            an="anchor_"+a.key
            d.edge(an,a.head.name,label=lines(arrow_lines(a)),style="dashed" if kinds=={Kind.ACTION} else "solid",ltail="cluster_"+a.frame.key,**opts.get("w",lambda a:{})(a))
            continue
        tail=a.tails[opts.get("rep",lambda f,a:0)(a.tails,a)]
        kw={}
        if a.frame: kw["ltail"]="cluster_"+a.frame.key
        n=opts.get("w",lambda a:{})(a)
        alt=all(asked(t) for t in a.transitions)
        d.edge(tail.name,a.head.name,label=lines(arrow_lines(a)),style="dashed" if kinds=={Kind.ACTION} else "solid",color="#999999" if alt else "black",tooltip=tip("\n".join(t.sentence for t in a.transitions)),**kw,**n)
    return d.source
def node(c,graph,s,starts):
    sub="" if s.authorization.value in("–",) or s.authorization.value.upper().replace(" ","_")==s.name else s.authorization.value
    ls=[l for t in loops(graph,s) for l in sentence_part(t,"",40)]
    body=quoted(s.name,readings=2)+("\\n"+quoted(sub,readings=2) if sub else "")+("|ENFORCED" if s.enforced else "")+("|"+lines(ls) if ls else "")
    c.node(s.name,label="{"+body+"}",fillcolor="#f6cfc9" if s.enforced else "white",penwidth="3" if s.enforced else "1",tooltip=tip(s.meaning))
