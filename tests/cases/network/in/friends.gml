# a comment
Creator "NameGenWeb"
graph [
  directed 0
  node [ id 1 label "Ren&eacute;e Dubois" graphics [ x 1.0 label "not a name" ] ]
  node [ id 2 label "K&#225;ri Jonsson" ]
  edge [ source 1 target 2 value 0.75 ]
]
