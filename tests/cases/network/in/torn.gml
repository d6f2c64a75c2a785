graph [
 node [ id 1 label "Whole Row" ]
 node [ id 2 label "Torn Ro