# Completion of plancli for bash (4.4 or later): plancli --install-completion
#
# plancli is told the line up to the cursor, as it was typed, and the part of it that bash will replace. What it
# answers is quoted for bash already, one value a line, and is never evaluated here.

_plancli_completion() {
    local answer line
    COMPREPLY=()
    if answer=$(_PLANCLI_COMPLETE=offer_bash command plancli "${COMP_LINE:0:COMP_POINT}" "$2" </dev/null 2>/dev/null); then
        while IFS= read -r line; do
            [[ -z $line ]] || COMPREPLY+=("$line")
        done <<<"$answer"
    else
        compopt -o default # names of files, as bash completes them
    fi
}

complete -o nosort -F _plancli_completion plancli
