# Completion of plancli for fish (3.1 or later): plancli --install-completion
#
# plancli is told the line up to the cursor, as it was typed. It answers one value a line, with words about it
# after a tab, both as they are: fish does the quoting, and nothing is evaluated here.

function __plancli_offers
    set --local line (commandline --cut-at-cursor --current-process | string collect)
    set --local answer
    if set answer (_PLANCLI_COMPLETE=offer_fish command plancli "$line" </dev/null 2>/dev/null)
        string join \n -- $answer
    else
        set --local word (commandline --cut-at-cursor --current-token)
        complete --do-complete "'' $word" # names of files, as fish completes them for any command
    end
end

complete --command plancli --no-files --keep-order --arguments '(__plancli_offers)'
