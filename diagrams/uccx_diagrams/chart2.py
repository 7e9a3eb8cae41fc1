from __future__ import annotations
import sys
from graphviz import Digraph
from uccx_diagrams.frames import *
from uccx_diagrams import labels
from uccx_diagrams.labels import *
from uccx_model.graph import *
from uccx_model.states import *
from uccx_model.transition import Kind
from uccx_model.variables import State, initial
from uccx_model.expressions import Scope

FONT="Verdana"
def lines(ls): return "".join(quoted(l,readings=2)+"\\l" for l in ls)
def tip(t): return quoted(t,readings=4)
TITLES={Registration.NONE:"Classic"}
def state_chart(graph=None, opts={}):
    O=lambda k,v:opts.get(k,v)
    graph = licensing_graph() if graph is None else graph
    d=Digraph("states")
    d.attr(rankdir=O("rankdir","TB"),compound="true",fontname=FONT,fontsize="8",nodesep=O("nodesep","0.12"),ranksep=O("ranksep","0.2"),newrank=O("newrank","false"),pad="0.2",
      splines=O("splines","true"), labeljust="l", mclimit="10", remincross="true", searchsize="500",ordering=O("ordering",""))
    d.attr("node",shape="record",style="filled",fillcolor="white",fontname=FONT,fontsize="7.5",margin="0.07,0.03",height="0.2")
    d.attr("edge",fontname=FONT,fontsize="7",arrowsize="0.6")
    starts=initial(State.symbols(Scope.STATE))
    A=O("arrows",lambda x:x)(list(arrows(graph)))
    lw=O("lw",26)
    def texts(c,f):
        for a in A:
            if home(a)==f: text(c,a)
    def text(c,a):
        kinds={t.kind for t in a.transitions}
        if a.frame:
            c.node("T"+a.key,shape="box",style="filled,rounded"+(",dashed" if kinds=={Kind.ACTION} else ""),fillcolor="#fffbe6",color="#666666",label=lines(arrow_lines(a,lw)),fontsize="7",margin="0.05,0.02")
        else: c.node("T"+a.key,shape="plain",style="",label=lines(arrow_lines(a,lw)),fontsize="7",margin="0.02")
    inner={s:i for f in frames(graph) for i in f.within for s in i.states}
    outer={s:f for f in frames(graph) for s in f.states}
    def home(a):
        if a.frame: return a.frame if O("exits",1) else None
        t,h=a.tails[0],a.head
        if t in inner and inner[t]==inner.get(h): return inner[t]
        if outer[t]==outer[h]: return outer[t]
        return None
    folded={}
    def note(f):
        if len(f.states)<2: return ""
        names=[t.name for t in loops(graph,f.states[0]) if all(any(t.name==u.name for u in loops(graph,s)) and t.name not in folded.get(s,()) for s in f.states)]
        for s in f.states: folded.setdefault(s,set()).update(names)
        ts=[t for t in loops(graph,f.states[0]) if t.name in names]
        return lines(["in each state:"]+["  "+sentence_part(t,"",99)[0] for t in ts]) if ts else ""
    for f in O("order",lambda x:x)(frames(graph)):
        with d.subgraph(name="cluster_"+f.key) as c:
            c.attr(label=quoted(TITLES.get(f.registration,f.registration.value),readings=2)+"\\l"+note(f),style="rounded",color="#555555",bgcolor="#f4f6f8",labelloc=O('ll','t'))
            if O("tf",1): texts(c,f)
            for i in O("iorder",lambda x:x)(f.within):
                with c.subgraph(name="cluster_"+i.key) as k:
                    k.attr(label=note(i),fontsize="7",style="rounded",color="#888888",bgcolor="#e9eef2")
                    texts(k,i)
                    for s in O("sorder",lambda x:x)(i.states): node(k,graph,s,starts,folded)
            for s in O("sorder",lambda x:x)(f.states):
                if s not in inner: node(c,graph,s,starts,folded)
            if not O("tf",1): texts(c,f)
    for s in starts:
        d.node("start_"+s.name,shape="circle",width="0.12",label="",fillcolor="black",fixedsize="true"); d.edge("start_"+s.name,s.name)
    for a in A:
        if home(a) is None: text(d,a)
        kinds={t.kind for t in a.transitions}
        n,n2=O("w",lambda a:({},{}))(a)
        alt=all(asked(t) for t in a.transitions)
        kw=dict(style="dashed" if kinds=={Kind.ACTION} else "solid",color="#999999" if alt else "black")
        if not a.frame: d.edge(a.tails[0].name,"T"+a.key,arrowhead="none",**kw,**n2)
        elif not O("exits",1):
            d.edge(a.tails[O("rep",lambda a:0)(a)].name,"T"+a.key,arrowhead="none",ltail="cluster_"+a.frame.key,**kw)
        if n.pop("same",0) and O("newrank","")=="true":
            with d.subgraph() as q: q.attr(rank="same"); q.node("T"+a.key); q.node(a.head.name)
        if a.frame and a.frame in frames(graph) and O("below",{}).get(a.frame.registration.name): n={"constraint":"false"}
        d.edge("T"+a.key,a.head.name,**kw,**n)
    for f in frames(graph):
        mode=O("below",{}).get(f.registration.name)
        pills=["T"+a.key for a in A if a.frame==f]
        last=max(f.states,key=lambda s:O("depth",lambda s:list(graph).index(s))(s))
        prev=last.name
        for n in pills:
            if mode=="chain": d.edge(prev,n,style="invis"); prev=n
            elif mode=="row": d.edge(last.name,n,style="invis")
    N={x.name:x for x in graph}
    for a,b in O("same",[]):
        with d.subgraph() as q:
            q.attr(rank="same"); q.node(a); q.node(b)
        d.edge(a,b,style="invis")
    if O("legend",1):
        d.node("legend",shape="box",style="rounded",label="\\l".join(["How to read this drawing      xxx xxx xxx xx xx x"]*14),fontsize="7")
        d.edge(O("lparent","EVALUATION_EXPIRED"),"legend",style="invis")
    return d.source
def node(c,graph,s,starts,folded):
    sub="" if s.authorization.value in("–",) or s.authorization.value.upper().replace(" ","_")==s.name else s.authorization.value
    ls=[l for t in loops(graph,s) if t.name not in folded.get(s,()) for l in sentence_part(t,"",34)]
    body=quoted(s.name,readings=2)+("\\n"+quoted(sub,readings=2) if sub else "")+("|ENFORCED" if s.enforced else "")+("|"+lines(ls) if ls else "")
    c.node(s.name,label="{"+body+"}",fillcolor="#f6cfc9" if s.enforced else "white",penwidth="3" if s.enforced else "1",tooltip=tip(s.meaning))
